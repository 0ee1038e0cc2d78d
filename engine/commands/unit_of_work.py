"""The unit of work: what all commands of one transaction share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.commands.work_queue import WorkQueue
from engine.errors import StepFailed
from engine.store import audit
from engine.store.postgresql import unstorable

if TYPE_CHECKING:
    from engine.commands.failures import Failure
    from engine.engine import Engine
    from engine.store.driver import DriverConnection
    from engine.store.locked_instances import LockedInstance


class UnitOfWork:
    """One transaction: its session, its instant, its author, and the steps it still has to carry out.

    `touched` lists the stored instances it stepped, oldest first; `failure` is the last step that failed,
    `broken` an error that went through a step: with either, nothing of this transaction may be committed.
    `new_jobs` counts, by type, the jobs that whoever waits for work may take once it is committed. `job_key` is the job
    whose result is being stored: when that fails, it rests behind the incident.
    `locked` is an instance whose tree was locked and read already, for the very next step.
    """

    def __init__(self, connection: DriverConnection, actor: Actor, engine: Engine) -> None:
        self.connection = connection
        self._session: Session | None = None
        self.actor = actor
        self.engine = engine
        self.queue = WorkQueue()
        self.touched: dict[int, None] = {}
        self.failure: Failure | None = None
        self.broken: Exception | None = None
        self.now = engine.now(self.session) if engine.demonstration else engine.clock.now()
        self.locked: LockedInstance | None = None
        self.new_jobs: defaultdict[str, int] = defaultdict(int)
        self.job_key: int | None = None

    @property
    def session(self) -> Session:
        """A session in this transaction, made when somebody first asks: most steps do without."""
        if self._session is None:
            self._session = Session(bind=self.connection.connection, expire_on_commit=False)
        return self._session

    def flush(self) -> None:
        """Write what mapped objects still hold back."""
        if self._session is not None:
            self._session.flush()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What is done inside is undone when it fails, and the rest of the transaction goes on."""
        self.flush()
        self.connection.execute("SAVEPOINT part")
        try:
            yield
            self.flush()
        except BaseException as error:
            try:
                self._undo_part()
            except DBAPIError as lost:  # a session that fails to write undoes the whole transaction
                cause = error.__cause__ if isinstance(error, StepFailed) else error
                raise unstorable(cause) or lost from error
            raise
        self.connection.execute("RELEASE SAVEPOINT part")

    def _undo_part(self) -> None:
        self.connection.execute("ROLLBACK TO SAVEPOINT part")
        if self._session is not None:
            self._session.expunge_all()  # its objects may tell of what has been undone
        self.connection.execute("RELEASE SAVEPOINT part")

    def close(self) -> None:
        """Let go of the session; what it has not flushed is lost."""
        if self._session is not None:
            self._session.close()

    def audit(self, command: str, subject_kind: str, subject: object, details: Mapping[str, Any] | None = None) -> None:
        """Write one line of the audit trail into this transaction; `details` is JSON."""
        audit.append(
            self.connection,
            at=self.now,
            actor=self.actor.id,
            command=command,
            subject_kind=subject_kind,
            subject=str(subject),
            details=dict(details or {}),
        )
