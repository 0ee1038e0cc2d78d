"""Who does each user task and until when. apart: tasks whose doer may not do this one (procedures.md section 1)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from handlers.resources import PROCESSES
from tests.processes.sheets.files import BPMN, ZEEBE, processes, property_of, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LAST_SECOND = re.compile(r'^(?:end|(start)) of day\((\w+)\) - duration\("PT1S"\)$')


def read(folder: Path = PROCESSES) -> dict[str, dict[str, object]]:
    """Process, user task, its people, its form and its last day (or the day before which it is)."""
    return {
        name: {task.get("id", ""): _duty(task) for task in process.iter(f"{BPMN}userTask")}
        for name, process in processes(folder).items()
    }


def _duty(task: _Element) -> dict[str, object]:
    who = value_of(task.find(f".//{ZEEBE}assignmentDefinition"), "candidateGroups")
    due = value_of(task.find(f".//{ZEEBE}taskSchedule"), "dueDate")
    found = {
        "who": who.replace('["institution:" + partyId]', "the party"),
        "form": value_of(task.find(f".//{ZEEBE}formDefinition"), "formId"),
        "apart": [one for one in (property_of(task, "separateFrom") or "").split(",") if one],
        "due": _LAST_SECOND.sub(lambda day: f"before {day[2]}" if day[1] else day[2], due),
    }
    return {key: value for key, value in found.items() if value}
