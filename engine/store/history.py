"""History: what happened in every instance, appended and never changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.spiff.effects import DecisionEvent, ElementEvent, VariableEvent
from engine.store.base import Base, Key
from engine.store.keys import next_key

VARIABLE = "VARIABLE"
DECISION = "DECISION"


class HistoryEvent(Base):
    """One line of history; `key` gives the order.

    For elements `type` is the BPMN element type and `state` what happened to it. `type` VARIABLE is a new
    value (`payload`) of variable `name`, DECISION the explanation (`payload`) of decision `name`. `seq` is the
    element instance's id within its process instance, `scope` that of its parent.
    """

    __tablename__ = "history"
    __table_args__ = (Index(None, "instance_key", "key"), Index(None, "at"))

    key: Mapped[Key]
    instance_key: Mapped[int] = mapped_column(ForeignKey("process_instance.key"))
    at: Mapped[datetime]
    seq: Mapped[int]
    scope: Mapped[int | None]
    element_id: Mapped[str | None]
    type: Mapped[str]
    state: Mapped[str | None]
    name: Mapped[str | None]
    actor: Mapped[str]
    properties: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    payload: Mapped[Any] = mapped_column(JSON, nullable=True)


def append(
    session: Session,
    instance_key: int,
    events: Sequence[ElementEvent | VariableEvent | DecisionEvent],
    *,
    at: datetime,
    actor: str,
) -> None:
    """Append the events of one step."""
    rows = [{"key": next_key(), "instance_key": instance_key, "at": at, "actor": actor, **_columns(event)} for event in events]
    if rows:
        session.execute(insert(HistoryEvent), rows)


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


def _columns(event: ElementEvent | VariableEvent | DecisionEvent) -> dict[str, Any]:
    if isinstance(event, ElementEvent):
        return {
            "seq": event.seq,
            "scope": event.scope,
            "element_id": event.element_id,
            "type": event.element_type,
            "state": event.state.value,
            "name": event.name,
            "properties": dict(event.properties) or None,
            "payload": None,
        }
    columns = dict.fromkeys(("scope", "element_id", "state", "properties"))
    if isinstance(event, VariableEvent):
        own = {"type": VARIABLE, "seq": event.scope, "scope": event.scope, "payload": event.value}
        return {**columns, **own, "name": event.name}
    own = {"type": DECISION, "seq": event.seq, "element_id": event.element_id, "payload": event.evaluated}
    return {**columns, **own, "name": event.decision_id}
