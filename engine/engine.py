"""The facade: a database, a clock and handlers; every command runs inside one of its transactions."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.clock import Clock
from engine.commands import failures
from engine.commands.definitions import DefinitionCache
from engine.commands.reading import look_at
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import StepFailed
from engine.feel import FunctionLibrary
from engine.job_bell import JobBell
from engine.jobs import HandlerRegistry
from engine.store import Database, clock_pin, process_instances
from engine.store.postgresql import is_unreachable, unstorable
from engine.store.process_instances import StaleInstance

T = TypeVar("T")
_ATTEMPTS = 5
_PAUSE_SECONDS = 0.2


class Engine:
    """One engine per process; it keeps nothing but compiled definitions, so any number may share a database.

    `demonstration` allows the clock to be pinned in the database; leave it off in production.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        handlers: HandlerRegistry,
        functions: FunctionLibrary,
        *,
        demonstration: bool = False,
    ) -> None:
        self.database = database
        self.clock = clock
        self.handlers = handlers
        self.demonstration = demonstration
        self.definitions = DefinitionCache(functions)
        self.job_bell = JobBell()

    @contextmanager
    def transaction(self, actor: Actor) -> Iterator[UnitOfWork]:
        """One SQL transaction for any number of commands: all of it is committed, or nothing.

        When a step fails (`StepFailed`) everything is rolled back, an incident is written in a transaction of
        its own and the error goes on to the caller. Raise `Unstorable` for what the database can never take.
        """
        uow: UnitOfWork | None = None
        try:
            with self.database.begin() as connection:
                uow = UnitOfWork(connection, actor, self)
                try:
                    yield uow
                    if uow.failure is not None:
                        raise uow.failure.error  # half a step must not be committed, even if somebody caught this
                    if uow.broken is not None:
                        raise uow.broken
                    uow.flush()
                finally:
                    uow.close()
        except StepFailed as error:
            if uow is not None:
                self._record_failure(uow, error)
            raise
        except (UnicodeEncodeError, DBAPIError) as error:
            if (refused := unstorable(error)) is not None:
                raise refused from error
            raise
        self.job_bell.ring(uow.new_jobs)

    def run(self, actor: Actor, work: Callable[[UnitOfWork], T]) -> T:
        """Run `work` in a transaction, again from the start when it collides with another one (at most 5 times).

        Collisions are deadlocks, two writers of one row, and a database that goes away before the commit: that one is given
        a few seconds to come back. `work` must do nothing that a rollback cannot undo.
        """
        for attempt in range(_ATTEMPTS - 1):
            try:
                with self.transaction(actor) as uow:
                    return work(uow)
            except (StaleInstance, IntegrityError, OperationalError) as error:
                if isinstance(error, OperationalError) and is_unreachable(error):
                    time.sleep(_PAUSE_SECONDS * 2**attempt)
        with self.transaction(actor) as uow:
            return work(uow)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for the repositories of `engine.store` that sees one consistent snapshot."""
        with self.database.read() as session:
            yield session

    def variables(self, session: Session, instance_key: int, wait_id: int | None = None) -> dict[str, Any]:
        """The variables of an instance, or those its element sees that waits under `wait_id`."""
        row = process_instances.get(session, instance_key)
        if not row.status.is_running:
            return dict(row.result or {})
        instance = look_at(session, self.definitions, instance_key, self.now(session))
        return instance.variables if wait_id is None else instance.visible_variables(wait_id)

    def active_elements(self, session: Session, instance_key: int) -> tuple[str, ...]:
        """The ids of the elements where an instance stands, once for each token."""
        return look_at(session, self.definitions, instance_key, self.now(session)).active_elements()

    def now(self, session: Session) -> datetime:
        """The current instant: the pin in the database if demonstration mode allows one, else the clock's."""
        pinned = clock_pin.get(session) if self.demonstration else None
        return self.clock.now() if pinned is None else pinned

    def _record_failure(self, uow: UnitOfWork, error: StepFailed) -> None:
        failure = uow.failure
        if failure is None or failure.error is not error:
            return
        with self.database.write() as session:
            failures.record(session, failure, now=uow.now, actor=uow.actor.id, job_key=uow.job_key)
