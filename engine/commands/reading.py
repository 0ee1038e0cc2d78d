"""Looking into an instance's state without changing it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from engine.commands.definitions import DefinitionCache, Opened
from engine.errors import StepFailed
from engine.spiff import Instance
from engine.spiff.job_results import JobAnswer
from engine.spiff.services import DecisionOutcome, JobRequest
from engine.store import process_instances
from engine.store.process_instances import ProcessInstance
from engine.store.state import decode_state


class _NoServices:
    """The runtime never asks for anything while nothing moves."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    @property
    def now(self) -> datetime:
        return self._now

    @property
    def is_called(self) -> bool:
        return False  # never asked while nothing moves

    def is_transactional(self, job_type: str) -> bool:
        return True  # and running it is refused

    def run_job(self, job: JobRequest) -> JobAnswer:
        raise StepFailed("READ_ONLY", job.element_id, "it would run a job while being looked at")

    def evaluate_decision(
        self, decision_id: str, binding: str, version_tag: str | None, variables: Mapping[str, Any]
    ) -> DecisionOutcome:
        raise StepFailed("READ_ONLY", decision_id, "it would decide something while being looked at")


def look_at(session: Session, definitions: DefinitionCache, key: int, now: datetime) -> Instance:
    """The instance as stored; raise `NotFound`. Ask it, and never make it move."""
    return load(session, definitions, process_instances.get(session, key), now)


def load(session: Session, definitions: DefinitionCache, row: ProcessInstance, now: datetime) -> Instance:
    """The instance of a row that is read already, as `look_at`."""
    definition = definitions.process(Opened(session), row.definition_key)
    return Instance.load(definition, decode_state(row.state), _NoServices(now))
