"""What breaks off what is running (stops), what happens beside it (beside), and the message each event hears, by which key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from handlers.resources import PROCESSES
from tests.processes.sheets.files import BPMN, ZEEBE, definitions, processes, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def read(folder: Path = PROCESSES) -> dict[str, dict[str, object]]:
    """Process, event, what it does to what is running and what it hears."""
    return {
        name: {event.get("id", ""): _event(event) for event in _events(process)} for name, process in processes(folder).items()
    }


def _events(process: _Element) -> Iterator[_Element]:
    """All that wait for something; timers only where they interrupt or could."""
    kinds = (f"{BPMN}{kind}" for kind in ("startEvent", "boundaryEvent", "intermediateCatchEvent", "receiveTask"))
    yield from (one for one in process.iter(*kinds) if _event(one))


def _event(event: _Element) -> dict[str, object]:
    found = {"does": _effect(event), "hears": _hears(event), "at": event.get("attachedToRef", "")}
    return {key: value for key, value in found.items() if value}


def _effect(event: _Element) -> str:
    parent = event.getparent()
    if event.tag == f"{BPMN}boundaryEvent":
        flag = event.get("cancelActivity", "true")
    elif parent is not None and parent.get("triggeredByEvent") == "true" and event.tag == f"{BPMN}startEvent":
        flag = event.get("isInterrupting", "true")
    else:
        return ""
    return "stops" if flag == "true" else "beside"


def _hears(event: _Element) -> str:
    references = [event.get("messageRef"), *(one.get("messageRef") for one in definitions(event))]
    message = next((_message(event, one) for one in references if one), None)
    key = "" if message is None else value_of(message.find(f".//{ZEEBE}subscription"), "correlationKey")
    return "" if message is None else f"{message.get('name')} by {key}" if key else str(message.get("name"))


def _message(event: _Element, reference: str) -> _Element:
    root = event.getroottree().getroot()
    return next(one for one in root.iterchildren(f"{BPMN}message") if one.get("id") == reference)
