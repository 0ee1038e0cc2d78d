"""A procedure that another one starts by message gets every fact of the agreement that it goes on to use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from handlers.resources import PROCESSES
from tests.processes.sheets.files import BPMN, ZEEBE, definitions, processes, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

FACTS = ("agreementNumber", "partyId", "partyType", "partyName", "areaCode", "ownership", "effectiveOn", "endsOn")
"""What `handlers.filings.variables.agreement_variables` gives a procedure that a person starts."""

AFTER_SIGNING = {name: process for name, process in processes(PROCESSES).items() if not name.startswith("designation-")}


def message_of(event: _Element) -> str:
    """The name of the message that starts a process, or empty."""
    references = {one.get("messageRef") for one in definitions(event)} - {None}
    messages = event.getroottree().iterfind(f".//{BPMN}message")
    return next((one.get("name", "") for one in messages if one.get("id") in references), "")


def started_by(message: str) -> Iterator[_Element]:
    for process in AFTER_SIGNING.values():
        if any(message_of(event) == message for event in process.iterfind(f"{BPMN}startEvent")):
            yield process


def texts(process: _Element) -> Iterator[str]:
    """Every expression of a process: where a variable could be read."""
    for element in process.iter():
        yield from (str(value) for value in element.attrib.values() if str(value).startswith("="))
        if element.text and element.text.startswith("="):
            yield element.text


def sent() -> Iterator[tuple[str, str, str, frozenset[str]]]:
    """Each message that a diagram sends: its process, its element, its name, and what it brings."""
    for name, process in AFTER_SIGNING.items():
        for mapping in process.iter(f"{ZEEBE}ioMapping"):
            inputs = {one.get("target", ""): value_of(one, "source") for one in mapping.iterfind(f"{ZEEBE}input")}
            sender = mapping.getparent()
            assert sender is not None
            owner = sender.getparent()
            assert owner is not None
            if "messageName" in inputs:
                yield name, owner.get("id", ""), inputs["messageName"].strip('"'), frozenset(inputs)


SENT = [one for one in sent() if any(True for _ in started_by(one[2]))]


def test_messages_start_procedures() -> None:
    assert len(SENT) > 20


@pytest.mark.parametrize(("sender", "element", "message", "brought"), SENT, ids=[f"{one[0]}-{one[1]}" for one in SENT])
def test_it_brings_what_the_procedure_uses(sender: str, element: str, message: str, brought: frozenset[str]) -> None:
    read = " ".join(text for process in started_by(message) for text in texts(process))
    used = {fact for fact in FACTS if re.search(rf"\b{fact}\b", read)}
    assert not used - brought, f"{sender} {element} sends {message} without {sorted(used - brought)}"
