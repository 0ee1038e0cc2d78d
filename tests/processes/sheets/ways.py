"""Where each gateway leads: the condition of every way out, or `otherwise`; after a parallel or event gateway all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from handlers.resources import PROCESSES
from tests.processes.sheets.files import BPMN, processes

if TYPE_CHECKING:
    from lxml.etree import _Element


def read(folder: Path = PROCESSES) -> dict[str, dict[str, object]]:
    """Process, element with several ways out, the next element of each way and its condition."""
    return {
        name: {one.get("id", ""): found for one in process.iter(tag="*") if len(found := dict(_ways(process, one))) > 1}
        for name, process in processes(folder).items()
    }


def _ways(process: _Element, element: _Element) -> Iterator[tuple[str, str]]:
    flows = [one for one in process.iter(f"{BPMN}sequenceFlow") if one.get("sourceRef") == element.get("id")]
    for flow in flows:
        condition = flow.findtext(f"{BPMN}conditionExpression")
        usual = "otherwise" if element.get("default") == flow.get("id") else "always"
        yield flow.get("targetRef", ""), usual if condition is None else condition.removeprefix("=")
