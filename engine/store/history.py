"""History: what happened in every instance, appended and never changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import JSON, Index, event, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.store import partitions
from engine.store.base import KEY_TYPE, OWNER, Base, Key
from engine.store.driver import Executor
from engine.store.fast import FastWrite
from engine.store.keys import next_keys
from engine.store.process_instances import ProcessInstance

VARIABLE = "VARIABLE"
DECISION = "DECISION"
MIGRATION = "MIGRATION"
_ACTIVATED = "ACTIVATED"


class HistoryEvent(Base):
    """One line of history; `key` gives the order.

    For elements `type` is the BPMN element type and `state` what happened to it. `type` VARIABLE is a new
    value (`payload`) of variable `name`, DECISION the explanation (`payload`) of decision `name`. `seq` is the
    element instance's id within its process instance, `scope` that of its parent, `flow_id` the sequence flow it came by.
    `type` MIGRATION says which element instances stand at which elements since the instance moved to another definition
    (`payload`); the lines of those that still run bear the new ids from then on.

    There is no foreign key: only a step writes lines, and it holds the instance (ADR 0023).
    """

    __tablename__ = "history"
    # by month on PostgreSQL, see `engine.store.partitions`; a key tells when it was drawn
    __table_args__ = (Index(None, "instance_key", "key"), {"postgresql_partition_by": "RANGE (key)"})

    key: Mapped[Key]
    instance_key: Mapped[int] = mapped_column(KEY_TYPE, info={OWNER: ProcessInstance.__tablename__})
    at: Mapped[datetime]
    actor: Mapped[str]
    seq: Mapped[int]
    scope: Mapped[int | None]
    element_id: Mapped[str | None]
    type: Mapped[str]
    state: Mapped[str | None]
    flow_id: Mapped[str | None]
    name: Mapped[str | None]
    properties: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    payload: Mapped[Any] = mapped_column(JSON, nullable=True)


event.listen(HistoryEvent.__table__, "after_create", partitions.CREATE_DEFAULT)


HistoryLine: TypeAlias = tuple[
    int, int | None, str | None, str, str | None, str | None, str | None, Mapping[str, Any] | None, Any
]
"""The columns of a line that are not the same for all lines of a step, from `seq` to `payload`; see `HistoryEvent`."""

_INSERT = FastWrite(insert(HistoryEvent))  # in the order of its columns


def append(executor: Executor, instance_key: int, lines: Sequence[HistoryLine], *, at: datetime, actor: str) -> None:
    """Append the lines of one step."""
    if not lines:
        return
    values: list[Any] = []
    for key, line in zip(next_keys(len(lines)), lines, strict=True):
        values += (key, instance_key, at, actor)
        values += line
    _INSERT.run_together(executor, values)


def of_instance(
    session: Session,
    instance_key: int,
    *,
    types: Collection[str] | None = None,
    after: int = 0,
    limit: int = 1_000,
) -> list[HistoryEvent]:
    """The history of one instance in order, from behind key `after`; `types` narrows it."""
    query = select(HistoryEvent).where(HistoryEvent.instance_key == instance_key, HistoryEvent.key > after)
    if types is not None:
        query = query.where(HistoryEvent.type.in_(types))
    return list(session.scalars(query.order_by(HistoryEvent.key).limit(limit)))


def begun(session: Session, instance_key: int, seqs: Collection[int]) -> dict[int, datetime]:
    """Since when these element instances run, by their numbers."""
    query = select(HistoryEvent.seq, func.min(HistoryEvent.at).label("began")).where(
        HistoryEvent.instance_key == instance_key, HistoryEvent.seq.in_(seqs), HistoryEvent.state == _ACTIVATED
    )
    return {row.seq: row.began for row in session.execute(query.group_by(HistoryEvent.seq))}


def rename(session: Session, instance_key: int, element_ids: Mapping[int, str]) -> None:
    """The lines of element instances that still run bear these ids from now on, by the instances' numbers."""
    for seq, element_id in element_ids.items():
        session.execute(
            update(HistoryEvent)
            .where(HistoryEvent.instance_key == instance_key, HistoryEvent.seq == seq, HistoryEvent.state.is_not(None))
            .values(element_id=element_id)
        )


def append_migration(executor: Executor, instance_key: int, moved: Mapping[str, Any], *, at: datetime, actor: str) -> None:
    """The instance has moved to another definition: what went where."""
    append(executor, instance_key, [(1, None, None, MIGRATION, None, None, None, None, dict(moved))], at=at, actor=actor)


def number_of(session: Session, instance_key: int, line_key: int) -> int | None:
    """The number of the element instance that a line of this instance's history tells of; None when there is no such line."""
    query = select(HistoryEvent.seq).where(
        HistoryEvent.key == line_key, HistoryEvent.instance_key == instance_key, HistoryEvent.state.is_not(None)
    )
    return session.scalar(query)
