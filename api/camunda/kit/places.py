"""Keys of element instances. History gives each run of an element its key: that of the first line about it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from engine.spiff.effects import ElementState
from engine.store.history import HistoryEvent
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import UserTask


def element_key_of_task() -> ColumnElement[int]:
    """The element instance of a user task: the n-th task of an element in its instance is the element's n-th run."""
    other = aliased(UserTask)
    rank = select(func.count()).where(
        other.instance_key == UserTask.instance_key,
        other.element_id == UserTask.element_id,
        other.wait_id <= UserTask.wait_id,
    )
    # by name, or the inner queries would look at all tasks instead of the outer one
    ranked = rank.correlate(UserTask).scalar_subquery()
    return _nth(UserTask, UserTask.instance_key, UserTask.element_id, "USER_TASK", ranked)


def element_key_of_child() -> ColumnElement[int]:
    """The call activity a child instance was started by: the n-th child belongs to the n-th call of its parent."""
    sibling = aliased(ProcessInstance)
    rank = select(func.count()).where(
        sibling.parent_key == ProcessInstance.parent_key,
        sibling.key <= ProcessInstance.key,
    )
    ranked = rank.correlate(ProcessInstance).scalar_subquery()
    return _nth(ProcessInstance, ProcessInstance.parent_key, None, "CALL_ACTIVITY", ranked)


def newest_element_key(
    instance_key: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], element_id: InstrumentedAttribute[str]
) -> ColumnElement[int]:
    """The last run of an element that has begun, or the instance itself when there was none."""
    line = aliased(HistoryEvent)
    newest = select(func.max(line.key)).where(
        line.instance_key == instance_key, line.element_id == element_id, line.state == ElementState.ACTIVATED
    )
    return func.coalesce(newest.scalar_subquery(), instance_key)


def _nth(
    outer: type[UserTask | ProcessInstance],
    instance_key: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    element_id: InstrumentedAttribute[str] | None,
    type_: str,
    rank: ColumnElement[int],
) -> ColumnElement[int]:
    line, earlier = aliased(HistoryEvent), aliased(HistoryEvent)
    before = select(func.count()).where(
        earlier.instance_key == line.instance_key,
        earlier.type == type_,
        earlier.state == ElementState.ACTIVATED,
        earlier.key <= line.key,
    )
    found = select(line.key).where(line.instance_key == instance_key, line.type == type_, line.state == ElementState.ACTIVATED)
    if element_id is not None:
        before = before.where(earlier.element_id == line.element_id)
        found = found.where(line.element_id == element_id)
    ordinal = before.correlate(line).scalar_subquery()
    return found.where(ordinal == rank).limit(1).correlate(outer).scalar_subquery()
