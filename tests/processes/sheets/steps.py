"""What each service task, decision, call and message does: its type, its headers, what goes in and what comes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handlers.resources import PROCESSES
from tests.processes.sheets.files import BPMN, ZEEBE, processes, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_EXTENSIONS = f"{BPMN}extensionElements/{ZEEBE}"


def read(folder: Path = PROCESSES) -> dict[str, dict[str, object]]:
    """Process, element, what it does."""
    return {
        name: {one.get("id", ""): step for one in process.iter(tag="*") if (step := _step(one))}
        for name, process in processes(folder).items()
    }


def _step(element: _Element) -> dict[str, object]:
    loop = element.find(f"{BPMN}multiInstanceLoopCharacteristics/{_EXTENSIONS}loopCharacteristics")
    called = element.find(f"{_EXTENSIONS}calledDecision")
    found: dict[str, object] = {
        "does": value_of(element.find(f"{_EXTENSIONS}taskDefinition"), "type"),
        "decides": value_of(called, "decisionId"),
        "into": value_of(called, "resultVariable"),
        "calls": value_of(element.find(f"{_EXTENSIONS}calledElement"), "processId"),
        "each": value_of(loop, "inputCollection"),
        **{one.get("key", ""): one.get("value", "") for one in element.iterfind(f"{_EXTENSIONS}taskHeaders/{ZEEBE}header")},
        **_mapped(element, "input", "with", "in"),
        **_mapped(element, "output", "keeps", "out"),
    }
    return {key: value for key, value in found.items() if value}


def _mapped(element: _Element, kind: str, plain: str, renamed: str) -> dict[str, object]:
    """The mappings of a kind: names that stay as they are, and expressions."""
    mappings = list(element.iterfind(f"{_EXTENSIONS}ioMapping/{ZEEBE}{kind}"))
    pairs = {one.get("target", ""): value_of(one, "source") for one in mappings}
    return {
        plain: [target for target, source in pairs.items() if source == target],
        renamed: {target: source for target, source in pairs.items() if source != target},
    }
