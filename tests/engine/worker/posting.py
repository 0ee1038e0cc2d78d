"""A post office: a job of type `mail`, and a handler that does what the test says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from engine.jobs import AsynchronousHandler, AsynchronousJob, Backoff
from tests.engine.house import House
from tests.engine.spiff.drawing import (
    chain,
    document,
    element,
    end,
    extensions,
    mappings,
    properties,
    start,
)

ROOT = Path(__file__).parents[3]
MINUTE = timedelta(minutes=1)
LONG_ENOUGH = 20.0
MAIL = document(
    start(),
    element(
        "serviceTask",
        "a",
        extensions(
            '<zeebe:taskDefinition type="mail" retries="3"/>',
            '<zeebe:taskHeaders><zeebe:header key="tray" value="A4"/></zeebe:taskHeaders>',
            mappings({"to": "=party"}),
            properties(provision="A-1"),
        ),
        name="寄送",
    ),
    end(),
    chain("start", "a", "end"),
)


class Post:
    """A handler that does what the test says, and remembers what it was given."""

    def __init__(self, house: House, **options: Any) -> None:
        self.seen: list[AsynchronousJob] = []
        self.fails: list[Exception] = []
        options = {"lease": MINUTE, "backoff": Backoff(MINUTE, 2.0, timedelta(minutes=3)), **options}
        house.handlers.register_asynchronous("mail", AsynchronousHandler(self, **options))

    def __call__(self, job: AsynchronousJob) -> Mapping[str, Any] | None:
        self.seen.append(job)
        if self.fails:
            raise self.fails.pop(0)
        return {"sent": len(self.seen)}
