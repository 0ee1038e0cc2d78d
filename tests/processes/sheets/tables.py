"""The decision tables, rule by rule: what is asked, what must hold and what follows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.dialect.xml import parse_xml
from handlers.resources import PROCESSES
from tests.processes.sheets.files import files

if TYPE_CHECKING:
    from lxml.etree import _Element

_DMN = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"


def read(folder: Path = PROCESSES) -> dict[str, dict[str, object]]:
    """Decision, its question or rule, what stands there."""
    roots = [parse_xml(path.read_bytes(), resource=path.name) for path in files("dmn", folder)]
    return {one.get("id", ""): _decision(one) for root in roots for one in root.iter(f"{_DMN}decision")}


def _decision(decision: _Element) -> dict[str, object]:
    table = decision.find(f"{_DMN}decisionTable")
    if table is None:
        return {"formula": " ".join(_texts(decision, "literalExpression")[0].split())}
    head = {
        "policy": table.get("hitPolicy", "UNIQUE") + table.get("aggregation", ""),
        "asks": _texts(table, "inputExpression"),
        "gives": [one.get("name", "") for one in table.iter(f"{_DMN}output")],
    }
    rules = {
        f"row {number}": {
            "if": _texts(rule, "inputEntry"),
            "then": _texts(rule, "outputEntry"),
            "by": _texts(rule, "annotationEntry"),
        }
        for number, rule in enumerate(table.iter(f"{_DMN}rule"), 1)
    }
    return {**head, **rules}


def _texts(parent: _Element, kind: str) -> list[str]:
    return [str(text.text or "") for one in parent.iter(f"{_DMN}{kind}") for text in one.iter(f"{_DMN}text")]
