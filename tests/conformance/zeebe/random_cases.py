"""Random processes, walked at random in our engine; the steps of the walk are then a case like any other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, seed, settings

from engine.store.subscriptions import MessageSubscription, SignalSubscription
from engine.store.timers import Timer
from tests.conformance.zeebe.case import Case, Step, begin, broadcast, later, publish, task
from tests.conformance.zeebe.ours import OurRun, databases
from tests.conformance.zeebe.written import as_modeler_writes
from tests.engine.house import FORM
from tests.engine.spiff.drawing import chain, document, end, start, user
from tests.property.blocks import Block, Call, Handled, Rounds, Undone, blocks, every
from tests.property.drawn import process

if TYPE_CHECKING:
    from tests.conformance.zeebe.seen import Seen

CHILD = document(start("c_start"), user("c_task"), end("c_end"), chain("c_start", "c_task", "c_end"), process_id="child")
LENGTH = 14


def walks(number: int, seed_: int) -> Iterator[tuple[Case, list[Seen]]]:
    """Cases, and what our engine did in each."""
    choose = Random(seed_)  # not for secrets
    for count, (block, database) in enumerate(zip(_blocks(number, seed_), databases(), strict=False)):
        texts = {"p.bpmn": process(block).decode(), "child.bpmn": CHILD.decode()}
        resources = {name: as_modeler_writes(text) for name, text in texts.items()}
        drawn = Case(f"random {seed_}.{count}", {**resources, "f.form": json.dumps(FORM)}, ())
        run = OurRun(database, drawn)
        seen = run.steps()
        steps: list[Step] = []
        step: Step | None = begin(n=choose.randint(0, 5), key="A")
        while step is not None and not (seen[-1].incidents or seen[-1].refused):
            steps.append(step)
            seen.append(run.do(step))
            possible = _possible(run, choose.randint(0, 5)) if len(steps) < LENGTH else []
            step = choose.choice(possible) if possible else None
        yield replace(drawn, steps=tuple(steps)), seen


def _blocks(number: int, seed_: int) -> list[Block]:
    """Blocks without what is known to differ.

    That is compensation, calls in rounds, whose local variables come back, and event sub-processes that a condition starts.
    """
    found: list[Block] = []

    @seed(seed_)
    @settings(max_examples=number, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(blocks(8))
    def collect(block: Block) -> None:
        if not any(_differs(part) for part in every(block)):
            found.append(block)

    collect()
    return found


def _differs(part: Block) -> bool:
    match part:
        case Undone() | Handled(event="condition"):
            return True
        case Rounds():
            return any(isinstance(inner, Call) for inner in every(part))
        case _:
            return False


def _possible(run: OurRun, n: int) -> list[Step]:
    """What can be done now: complete a task, publish, broadcast, or wait for the next timer."""
    with run.house.engine.reading() as session:
        messages = sorted({(row.name, row.correlation_key) for row in session.query(MessageSubscription)})
        signals = sorted({row.name for row in session.query(SignalSubscription)})
        due = min((row.due for row in session.query(Timer)), default=None)
    steps = [task(element, n=n) for element in sorted({task.element_id for task in run.house.tasks()})] * 2
    steps += [publish(name, key, n=n) for name, key in messages]
    steps += [broadcast(name, n=n) for name in signals]
    if due is not None:
        steps.append(later(f"PT{(due - run.house.clock.now()).total_seconds():.0f}S"))
    return steps
