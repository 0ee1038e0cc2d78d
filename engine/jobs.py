"""Job handlers: the Python behind service tasks, send tasks, message throw events and listeners."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeAlias

from engine.asynchronous_job import AsynchronousJob
from engine.backoff import Backoff
from engine.job import Job
from engine.publish_message_job import publish_message_job
from engine.spiff.job_results import AdHocResult, ElementChoice, JobAnswer, TaskResult
from engine.spiff.services import BpmnError

__all__ = [
    "AdHocResult",
    "AsynchronousHandler",
    "AsynchronousJob",
    "Backoff",
    "BpmnError",
    "ElementChoice",
    "HandlerRegistry",
    "Job",
    "JobAnswer",
    "JobHandler",
    "TaskResult",
]

JobHandler: TypeAlias = Callable[[Job], JobAnswer | None]
AsynchronousFunction: TypeAlias = Callable[[AsynchronousJob], JobAnswer | None]
LEASE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class AsynchronousHandler:
    """A handler the worker runs after the commit.

    Whoever has a job holds it for `lease`; when that is over and it is not done, it is given out again. After a failure it
    rests as long as `backoff` says.
    """

    run: AsynchronousFunction
    lease: timedelta = LEASE
    backoff: Backoff = field(default_factory=Backoff)


class HandlerRegistry:
    """The job types this process can run. `publish-message` is built in.

    A type has one handler, transactional or asynchronous; a job of any other type waits for a client that asks for it.
    """

    def __init__(self) -> None:
        self._handlers: dict[str, JobHandler] = {}
        self._asynchronous: dict[str, AsynchronousHandler] = {}
        self.register("publish-message", publish_message_job)

    @property
    def types(self) -> frozenset[str]:
        """All registered job types."""
        return frozenset(self._handlers) | self.asynchronous_types

    @property
    def asynchronous_types(self) -> frozenset[str]:
        """The types the worker runs after the commit."""
        return frozenset(self._asynchronous)

    def job(self, type_: str) -> Callable[[JobHandler], JobHandler]:
        """Decorator: register the function as the transactional handler of job type `type_`."""

        def decorate(handler: JobHandler) -> JobHandler:
            self.register(type_, handler)
            return handler

        return decorate

    def register(self, type_: str, handler: JobHandler) -> None:
        """Register a transactional `handler`; raise `ValueError` when the type already has one."""
        self._require_free(type_)
        self._handlers[type_] = handler

    def asynchronous_job(
        self, type_: str, *, lease: timedelta = LEASE, backoff: Backoff | None = None
    ) -> Callable[[AsynchronousFunction], AsynchronousFunction]:
        """Decorator: register the function as the asynchronous handler of job type `type_`.

        It runs after the commit, at least once: what it does outside must bear repetition, by `AsynchronousJob.key`.
        """

        def decorate(function: AsynchronousFunction) -> AsynchronousFunction:
            self.register_asynchronous(type_, AsynchronousHandler(function, lease, backoff or Backoff()))
            return function

        return decorate

    def register_asynchronous(self, type_: str, handler: AsynchronousHandler) -> None:
        """Register an asynchronous `handler`; raise `ValueError` when the type already has one."""
        self._require_free(type_)
        self._asynchronous[type_] = handler

    def find(self, type_: str) -> JobHandler | None:
        """The transactional handler of `type_`, or None."""
        return self._handlers.get(type_)

    def find_asynchronous(self, type_: str) -> AsynchronousHandler | None:
        """The asynchronous handler of `type_`, or None."""
        return self._asynchronous.get(type_)

    def _require_free(self, type_: str) -> None:
        if type_ in self.types:
            raise ValueError(f"Expected one handler for job type '{type_}', but it has one already; rename one.")
