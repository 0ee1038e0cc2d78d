"""docs/reference/job-types.md, from the handlers' docstrings and the diagrams that use them."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from engine.dialect.names import bpmn, zeebe
from engine.dialect.xml import parse_xml
from engine.jobs import JobHandler
from engine.publish_message_job import publish_message_job
from handlers.jobs import HANDLERS
from handlers.jobs.timers import TIMERS
from handlers.resources import PROCESSES

INTRODUCTION = """# Job types

What a service task, a send task, or a message throw or end event can do: the `type` of its task definition. These jobs run
inside the step; what they write is stored together with the step, or not at all. What they return become variables. Jobs of
other types wait for [a worker](../how-to/job-workers.md).

Headers are constants of the diagram; inputs are the local variables of the element's input mappings, or without
mappings every variable it sees. Listed are those that our diagrams set. The property `provision` of the element is
written to the events, clocks and notices that the job makes.

| header | value |
|---|---|
| `timer` | the statutory timer: {timers} |
| `clock` | the prefix of the clock's variables: `acc` gives `accDue` (last day) and `accPaused` |
| `closes` | clocks that end here and how: `T-SUP:breached,T-EVAL-3MO:cancelled`; `*` is every timer |

| type | does | headers | inputs | used in |
|---|---|---|---|---|
"""


@dataclass(slots=True)
class Use:
    """How the diagrams use a job type."""

    processes: set[str] = field(default_factory=set)
    headers: set[str] = field(default_factory=set)
    inputs: set[str] = field(default_factory=set)


def page() -> str:
    """The whole page."""
    uses = uses_in(sorted(PROCESSES.rglob("*.bpmn")))
    handlers: dict[str, JobHandler] = {**HANDLERS, "publish-message": publish_message_job}
    timers = ", ".join(f"`{name}`" for name in TIMERS)
    return INTRODUCTION.format(timers=timers) + "".join(_row(name, handlers[name], uses[name]) for name in sorted(handlers))


def uses_in(files: list[Path]) -> defaultdict[str, Use]:
    """Which diagrams use which job types, and with what."""
    uses: defaultdict[str, Use] = defaultdict(Use)
    for file in files:
        root = parse_xml(file.read_bytes(), resource=file.name)
        for definition in root.iter(zeebe("taskDefinition")):
            use = uses[definition.get("type", "")]
            use.processes.add(file.stem)
            use.headers |= set(_below(definition, "header", "key"))
            use.inputs |= set(_below(definition, "input", "target"))
    return uses


def _below(definition: etree._Element, tag: str, attribute: str) -> Iterator[str]:
    extensions = definition.getparent()
    assert extensions is not None
    assert extensions.tag == bpmn("extensionElements")
    return (found.get(attribute, "") for found in extensions.iter(zeebe(tag)))


def _row(name: str, handler: JobHandler, use: Use) -> str:
    does = " ".join((inspect.getdoc(handler) or "").split())
    processes = ", ".join(sorted(use.processes)) or "no diagram yet"
    return f"| `{name}` | {does} | {_codes(use.headers)} | {_inputs(name, use)} | {processes} |\n"


def _inputs(name: str, use: Use) -> str:
    return (
        "`messageName`, `correlationKey`, `timeToLive`?, `businessKey`?, `tenantId`?, payload"
        if name == "publish-message"
        else _codes(use.inputs)
    )


def _codes(names: set[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
