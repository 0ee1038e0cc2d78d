"""Row by row: what the procedure tables PR-04 and PR-08 to PR-14 ask for is in the diagrams, at the elements named here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from engine.dialect.xml import parse_xml
from handlers import provisions
from handlers.cases import CaseOutcome
from handlers.jobs.timers import TIMERS
from handlers.notices.declared import declared
from handlers.notices.kinds import SPECS
from handlers.resources import PROCESSES

if TYPE_CHECKING:
    from lxml.etree import _Element

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
ZEEBE = "{http://camunda.org/schema/zeebe/1.0}"
DMN = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"
ROWS: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(Path(__file__).with_name("procedure_rows.yaml").read_text("utf-8"))
EXPECTED = {
    "PR-04": ["1", "2", "3", "4", "5", "6", "7", "pause", "cancelled"],
    "PR-08": [*"12345678"],
    "PR-09": [*(f"A{n}" for n in range(1, 9)), *(f"B{n}" for n in range(1, 12)), "departments"],
    "PR-10": ["1", "2", "3", "4", "5", "6", *(f"6{x}" for x in "abcdef"), "7", "8", "9", "C", "D", "E", "ends"],
    "PR-11": [*"123456789"],
    "PR-12": ["C1", "C2", "C3", "C4", "L1", "L2", "L3", "L4", "L5", "P1"],
    "PR-13": [*"1234567"],
    "PR-14": [*"1234"],
}
"""The rows of the tables."""


@cache
def diagrams() -> Mapping[str, _Element]:
    """Every process by its id, as the root of its file."""
    roots = [parse_xml(path.read_bytes(), resource=path.name) for path in sorted(PROCESSES.glob("*/*.bpmn"))]
    return {process.get("id", ""): root for root in roots for process in root.iter(f"{BPMN}process")}


@cache
def tables() -> Mapping[str, set[str]]:
    """The provisions that the rows of every table cite, by the id of its decision."""
    roots = [parse_xml(path.read_bytes(), resource=path.name) for path in sorted(PROCESSES.glob("*/*.dmn"))]
    return {one.get("id", ""): {*_cited(one)} for root in roots for one in root.iter(f"{DMN}decision")}


def _cited(decision: _Element) -> Iterator[str]:
    for entry in decision.iter(f"{DMN}annotationEntry"):
        for text in entry.iter(f"{DMN}text"):
            yield from re.split(r"[,，\s]+", text.text or "")


def element(address: str) -> _Element:
    process, _, name = address.partition("/")
    found = [one for one in diagrams()[process].iter() if one.get("id") == name]
    assert found, f"{address} is not there"
    return found[0]


def elements(row: str) -> list[_Element]:
    return [element(address) for address in ROWS[row]["at"]]


def roots(row: str) -> list[_Element]:
    return [diagrams()[process] for process in sorted({address.partition("/")[0] for address in ROWS[row]["at"]})]


def provisions_of(one: _Element) -> set[str]:
    listed = [each.get("value", "") for each in one.iter(f"{ZEEBE}property") if each.get("name") == "provision"]
    called = [each.get("decisionId", "") for each in one.iter(f"{ZEEBE}calledDecision")]
    return {cited for value in listed for cited in value.split(",")}.union(*(tables()[decision] for decision in called))


def headers(row: str, key: str) -> set[str]:
    return {one.get("value", "") for root in roots(row) for one in root.iter(f"{ZEEBE}header") if one.get("key") == key}


def messages(row: str) -> set[str]:
    declared_there = {one.get("name", "") for root in roots(row) for one in root.iter(f"{BPMN}message")}
    named = {
        one.get("source", "") for root in roots(row) for one in root.iter(f"{ZEEBE}input") if one.get("target") == "messageName"
    }
    return declared_there | {source.strip('="') for source in named}


def having(key: str) -> list[str]:
    return [row for row, what in ROWS.items() if what.get(key)]


def test_every_row_of_the_tables_is_here() -> None:
    assert [*ROWS] == [f"{procedure}/{row}" for procedure, rows in EXPECTED.items() for row in rows]


@pytest.mark.parametrize("row", ROWS)
def test_its_elements_cite_its_provisions(row: str) -> None:
    found = set().union(*(provisions_of(one) for one in elements(row)))
    missing = set(ROWS[row]["cites"]) - found
    assert not missing, f"{row} does not cite {sorted(missing)}"
    assert not ROWS[row]["cites"] or provisions.require(ROWS[row]["cites"])


@pytest.mark.parametrize("row", having("who"))
def test_its_people_do_it(row: str) -> None:
    """Every user task of the row is for one of its people, and each of them has one; the party has its own tasks."""
    groups = [one.get("candidateGroups", "") for each in elements(row) for one in each.iter(f"{ZEEBE}assignmentDefinition")]
    assert {group for group in groups if "institution:" not in group} == set(ROWS[row]["who"])


@pytest.mark.parametrize("row", having("timer"))
def test_its_clocks_are_of_the_register_and_in_its_diagrams(row: str) -> None:
    in_diagrams = headers(row, "timer") | {
        one.partition(":")[0] for closes in headers(row, "closes") for one in closes.split(",")
    }
    assert set(ROWS[row]["timer"]) <= in_diagrams & set(TIMERS)


@pytest.mark.parametrize("row", having("message"))
def test_its_messages_are_thrown_or_caught(row: str) -> None:
    assert set(ROWS[row]["message"]) <= messages(row)


@pytest.mark.parametrize("row", having("document"))
def test_its_documents_exist(row: str) -> None:
    titles = {kind.title for kind in [*SPECS.values(), *declared().values()]}
    assert set(ROWS[row]["document"]) <= titles


@pytest.mark.parametrize("row", having("outcome"))
def test_its_ends_are_outcomes_of_its_diagrams(row: str) -> None:
    wanted = set(ROWS[row]["outcome"])
    assert wanted <= {outcome.value for outcome in CaseOutcome}
    assert wanted <= headers(row, "outcome")
