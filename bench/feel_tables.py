"""One decision table, `tables/rating.dmn`, on our engine and on SpiffWorkflow's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
from SpiffWorkflow.dmn.parser import BpmnDmnParser

from engine.dmn import load_decisions

FILE = Path(__file__).parent / "tables" / "rating.dmn"
KINDS = ("hospital", "clinic", "pharmacy", "nursing home", "laboratory")
INPUTS: list[dict[str, Any]] = [{"score": score, "kind": kind} for kind in KINDS for score in (85, 60)]
"""Ten inputs, one for each of the ten rules."""
Decide = Callable[[Mapping[str, Any]], Any]


def our_table() -> Decide:
    """The table with us; it answers the whole result with the matched rules, of which `value` is the conclusion."""
    decisions = load_decisions(etree.parse(FILE).getroot())
    return lambda variables: decisions.evaluate("rating", variables)


def table_of_spiff() -> Decide:
    """The table with SpiffWorkflow; it answers the conclusion by the name of its output."""
    parser = BpmnDmnParser()
    parser.add_dmn_file(str(FILE))
    reader = parser.dmn_parsers["rating"]
    reader.parse()
    engine = DMNEngine(reader.decision.decisionTables[0])
    workflow = SimpleNamespace(script_engine=PythonScriptEngine())
    return lambda variables: engine.result(SimpleNamespace(data=variables, workflow=workflow))


def agreed() -> tuple[Decide, Decide]:
    """Both tables, having answered alike for every input."""
    ours, theirs = our_table(), table_of_spiff()
    for variables in INPUTS:
        mine, other = ours(variables).value, theirs(variables)["result"]
        if mine != other:
            raise ValueError(f"Expected both engines to answer alike for {variables}, but found {mine} and {other}.")
    return ours, theirs
