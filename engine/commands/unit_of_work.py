"""The unit of work: what all commands of one transaction share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.commands.work_queue import WorkQueue
from engine.store import audit

if TYPE_CHECKING:
    from engine.commands.failures import Failure
    from engine.engine import Engine
    from engine.store.locked_instances import LockedInstance


class UnitOfWork:
    """One transaction: its session, its instant, its author, and the steps it still has to carry out.

    `touched` lists the stored instances it stepped, oldest first; `failure` is the last step that failed.
    `locked` is an instance whose tree was locked and read already, for the very next step.
    """

    def __init__(self, session: Session, now: datetime, actor: Actor, engine: Engine) -> None:
        self.session = session
        self.now = now
        self.actor = actor
        self.engine = engine
        self.queue = WorkQueue()
        self.touched: dict[int, None] = {}
        self.failure: Failure | None = None
        self.locked: LockedInstance | None = None

    def audit(self, command: str, subject_kind: str, subject: object, details: Mapping[str, Any] | None = None) -> None:
        """Write one line of the audit trail into this transaction; `details` is JSON."""
        audit.append(
            self.session,
            at=self.now,
            actor=self.actor.id,
            command=command,
            subject_kind=subject_kind,
            subject=str(subject),
            details=dict(details or {}),
        )
