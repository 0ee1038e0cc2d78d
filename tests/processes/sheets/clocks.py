"""What each timer waits for. fixed: its day cannot move any more; the others follow their clock when it is paused or extended."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from handlers.resources import PROCESSES
from tests.processes.sheets.files import BPMN, definitions, processes, property_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_NEVER = re.escape('date and time("9999-01-01T00:00:00Z")')


def read(folder: Path = PROCESSES) -> dict[str, dict[str, object]]:
    """Process, timer, the day it fires on and what holds it."""
    return {
        name: {
            event.get("id", ""): _waits_for(event)
            for event in process.iter(tag="*")
            if any(one.tag == f"{BPMN}timerEventDefinition" for one in definitions(event))
        }
        for name, process in processes(folder).items()
    }


def _waits_for(timer: _Element) -> str:
    expression = "".join(str(part) for one in definitions(timer) for part in one.itertext()).strip().removeprefix("=")
    expression = re.sub(rf"^if (.+) then {_NEVER} else (.+)$", r"\2 unless \1", expression)
    expression = re.sub(r"^(start|end) of day\((\w+)\)", r"\1 of \2", expression)
    return expression if property_of(timer, "rearm") == "true" else f"{expression}, fixed"
