"""Transactional job handlers: the Python behind service tasks, send tasks and message throw events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from engine.job import Job
from engine.publish_message_job import publish_message_job
from engine.spiff.services import BpmnError

__all__ = ["BpmnError", "HandlerRegistry", "Job", "JobHandler"]

JobHandler: TypeAlias = Callable[[Job], Mapping[str, Any] | None]


class HandlerRegistry:
    """The job types this process can run. `publish-message` is built in."""

    def __init__(self) -> None:
        self._handlers: dict[str, JobHandler] = {}
        self.register("publish-message", publish_message_job)

    @property
    def types(self) -> frozenset[str]:
        """All registered job types."""
        return frozenset(self._handlers)

    def job(self, type_: str) -> Callable[[JobHandler], JobHandler]:
        """Decorator: register the function as the handler of job type `type_`."""

        def decorate(handler: JobHandler) -> JobHandler:
            self.register(type_, handler)
            return handler

        return decorate

    def register(self, type_: str, handler: JobHandler) -> None:
        """Register `handler`; raise `ValueError` when the type already has one."""
        if type_ in self._handlers:
            raise ValueError(f"Expected one handler for job type '{type_}', but it has one already; rename one.")
        self._handlers[type_] = handler

    def find(self, type_: str) -> JobHandler | None:
        """The handler of `type_`, or None."""
        return self._handlers.get(type_)
