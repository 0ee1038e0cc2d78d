"""Who acts, what each timer waits for and what breaks off what is as the sheets say, in every diagram after signing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.processes.after_signing import BPMN, ZEEBE, processes, property_of

if TYPE_CHECKING:
    from lxml.etree import _Element

HERE = Path(__file__).parent
NEVER = 'date and time("9999-01-01T00:00:00Z")'
"""What a timer waits for while its clock stands still."""
PARTY = '=["institution:" + partyId]'


def sheet(name: str) -> str:
    return (HERE / f"{name}.yaml").read_text("utf-8")


DUTIES: dict[str, dict[str, object]] = yaml.safe_load(sheet("duties"))
CLOCKS: dict[str, dict[str, str]] = yaml.safe_load(sheet("clocks"))
EVENTS: dict[str, dict[str, list[str]]] = yaml.safe_load(sheet("events"))


def duty(task: _Element) -> dict[str, object]:
    """The people of a user task and its due day, as the sheet writes them."""
    who = next(task.iter(f"{ZEEBE}assignmentDefinition")).get("candidateGroups", "")
    apart, due = property_of(task, "separateFrom"), task.find(f".//{ZEEBE}taskSchedule")
    found: dict[str, object] = {"who": who.replace(PARTY, "the party")}
    if apart is not None:
        found["apart"] = apart.split(",")
    if due is not None:
        day = re.sub(r'^=(end|start) of day\((\w+)\) - duration\("PT1S"\)$', r"\1 \2", due.get("dueDate", ""))
        found["due"] = day.removeprefix("end ").replace("start ", "before ")
    return found


@pytest.mark.parametrize("process", DUTIES)
def test_its_people_do_its_tasks(process: str) -> None:
    tasks = processes()[process].iter(f"{BPMN}userTask")
    assert {task.get("id", ""): duty(task) for task in tasks} == DUTIES[process]


def definitions(event: _Element) -> Iterator[_Element]:
    yield from (one for one in event.iterchildren(tag="*") if str(one.tag).endswith("EventDefinition"))


def waits_for(timer: _Element) -> str:
    """The day of a timer, as the sheet writes it."""
    expression = "".join(str(part) for one in definitions(timer) for part in one.itertext()).strip().removeprefix("=")
    expression = re.sub(rf"^if (.+) then {re.escape(NEVER)} else (.+)$", r"\2 unless \1", expression)
    expression = re.sub(r"^(start|end) of day\((\w+)\)", r"\1 of \2", expression)
    return expression if property_of(timer, "rearm") == "true" else f"{expression}, fixed"


@pytest.mark.parametrize("process", CLOCKS)
def test_its_timers_wait_for_the_day_of_the_law(process: str) -> None:
    found = {
        event.get("id", ""): waits_for(event)
        for event in processes()[process].iter()
        if any(one.tag == f"{BPMN}timerEventDefinition" for one in definitions(event))
    }
    assert found == CLOCKS[process]


def breaks_off(event: _Element) -> bool:
    """Whether what it is attached to, or the scope of its event sub-process, ends when it happens."""
    return event.get("cancelActivity" if event.tag == f"{BPMN}boundaryEvent" else "isInterrupting", "true") == "true"


def happening(process: _Element) -> Iterator[_Element]:
    """Its boundary events and the starts of its event sub-processes."""
    yield from process.iter(f"{BPMN}boundaryEvent")
    for part in process.iter(f"{BPMN}subProcess"):
        if part.get("triggeredByEvent") == "true":
            yield from part.iterchildren(f"{BPMN}startEvent")


@pytest.mark.parametrize("process", EVENTS)
def test_only_what_the_sheet_names_breaks_off(process: str) -> None:
    events = list(happening(processes()[process]))
    assert {event.get("id") for event in events if breaks_off(event)} == {*EVENTS[process]["stops"]}
    assert {event.get("id") for event in events if not breaks_off(event)} == {*EVENTS[process]["beside"]}


def test_the_sheets_name_every_diagram_that_has_something_to_say() -> None:
    every = processes().items()
    assert {*DUTIES} == {name for name, one in every if one.find(f".//{BPMN}userTask") is not None}
    assert {*CLOCKS} == {name for name, one in every if one.find(f".//{BPMN}timerEventDefinition") is not None}
    assert {*EVENTS} == {name for name, one in every if [*happening(one)]}
