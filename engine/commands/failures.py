"""From a failed step to its incident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session

from engine.errors import EngineError, StepFailed
from engine.store import DEFAULT_TENANT, incidents, jobs, process_instances
from engine.store.incidents import Incident
from engine.store.locked_instances import LockedInstance
from engine.store.postgresql import is_in_the_data

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Failure:
    """A step that failed. `instance_keys` are the instances it concerns, the failing one first.

    Those created by the failed transaction itself are gone after its rollback; the incident goes to the first
    one that is still there.
    """

    error: StepFailed
    process_id: str
    instance_keys: tuple[int, ...]
    wait_id: int | None


class Noted:
    """A block that remembers in `uow.failure` which instance failed and turns an unexpected exception into `StepFailed`."""

    __slots__ = ("_process_id", "_row", "_uow", "_wait_id")

    def __init__(self, uow: UnitOfWork, row: LockedInstance, wait_id: int | None) -> None:
        self._uow = uow
        self._row = row
        self._process_id = row.process_id  # a migration changes it on its way
        self._wait_id = wait_id

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: object) -> None:
        match error:
            case None:
                return
            case StepFailed():
                if self._uow.failure is None or self._uow.failure.error is not error:
                    self._remember(error)
            case DBAPIError() if is_in_the_data(error):
                raise self._unknown(f"the database cannot store what it wrote: {error.orig}") from error
            case EngineError() | SQLAlchemyError():
                self._uow.broken = error
            case Exception():
                raise self._unknown(f"{type(error).__name__}: {error}") from error

    def _unknown(self, detail: str) -> StepFailed:
        failed = StepFailed("UNKNOWN", self._process_id, detail)
        self._remember(failed)
        return failed

    def _remember(self, failed: StepFailed) -> None:
        concerned = [self._row.key, self._row.parent_key, self._row.root_key, *self._uow.touched]
        keys = tuple(dict.fromkeys(key for key in concerned if key is not None))
        self._uow.failure = Failure(failed, self._process_id, keys, self._wait_id)


def record(
    session: Session, failure: Failure, *, now: datetime, actor: str, timer_key: int | None = None, job_key: int | None = None
) -> Incident | None:
    """Write the incident of a failed step, behind which the job rests whose result it was to store.

    None when no stored instance and no timer is concerned, or when somebody else was faster since the step was undone: the
    instance has ended, or the job is over, so nothing waits for the cause to go away.
    """
    found = (process_instances.lock(session, key) for key in failure.instance_keys)
    row = next((row for row in found if row is not None), None)
    if timer_key is None if row is None else not row.status.is_running:
        return None
    if job_key is not None and not jobs.hold(session, job_key, failure.error.detail, now):
        return None
    is_own = row is not None and row.key == failure.instance_keys[0]
    return incidents.record(
        session,
        Incident(
            instance_key=None if row is None else row.key,
            process_id=failure.process_id if row is None else row.process_id,
            tenant_id=DEFAULT_TENANT if row is None else row.tenant_id,
            business_key=None if row is None else row.business_key,
            element_id=failure.error.element_id,
            wait_id=failure.wait_id if is_own else None,
            timer_key=timer_key,
            job_key=job_key,
            kind=failure.error.kind,
            detail=failure.error.detail,
            actor=actor,
            created=now,
        ),
    )
