"""User tasks: the rows every inbox reads. Assignment lives here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import ColumnElement, ForeignKey, Index, bindparam, delete, insert, or_, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from engine.errors import NotFound
from engine.spiff import waits
from engine.store.base import Base, Key
from engine.store.driver import Executor
from engine.store.fast import FastWrite
from engine.store.former_names import former_names
from engine.store.keys import next_key

TaskState = waits.TaskState
OPEN_STATES = tuple(state for state in TaskState if state not in {TaskState.COMPLETED, TaskState.CANCELED})
"""Those of a task that is not over: it can be worked on, or its task listeners are at work."""


class UserTask(Base):
    """One user task, open or done.

    `properties` are the element's `zeebe:property` pairs. `separate_from` names the elements whose actors
    must not work on this task. `form_key` is the version of the form that was bound when the task opened.
    """

    __tablename__ = "user_task"
    __table_args__ = (
        Index(None, "instance_key", "state", "wait_id"),
        Index(None, "tenant_id", "state", "due"),
        Index(
            "ix_user_task_assignee_state_due",
            "assignee",
            "state",
            "due",
            sqlite_where=text("assignee IS NOT NULL"),
            postgresql_where=text("assignee IS NOT NULL"),
        ),
        Index(
            "ix_user_task_business_key_element_id",
            "business_key",
            "element_id",
            sqlite_where=text("business_key IS NOT NULL"),
            postgresql_where=text("business_key IS NOT NULL"),
        ),
    )

    key: Mapped[Key]
    instance_key: Mapped[int] = mapped_column(ForeignKey("process_instance.key"))
    definition_key: Mapped[int]
    wait_id: Mapped[int]
    tenant_id: Mapped[str]
    business_key: Mapped[str | None]
    process_id: Mapped[str]
    element_id: Mapped[str]
    name: Mapped[str]
    state: Mapped[TaskState] = mapped_column(default=TaskState.CREATED)
    assignee: Mapped[str | None]
    priority: Mapped[int]
    created: Mapped[datetime]
    due: Mapped[datetime | None]
    follow_up: Mapped[datetime | None]
    completed: Mapped[datetime | None]
    completed_by: Mapped[str | None]
    form_id: Mapped[str | None]
    form_key: Mapped[int | None]
    lane: Mapped[str | None]
    separate_from: Mapped[list[str]] = mapped_column(default=list)
    properties: Mapped[dict[str, Any]] = mapped_column(default=dict)

    groups: Mapped[list[UserTaskGroup]] = relationship(lazy="selectin", cascade="all, delete-orphan")
    users: Mapped[list[UserTaskUser]] = relationship(lazy="selectin", cascade="all, delete-orphan")

    @property
    def candidate_groups(self) -> list[str]:
        """The groups whose members may work on the task, sorted."""
        return sorted(row.group_id for row in self.groups)

    @property
    def candidate_users(self) -> list[str]:
        """The persons who may work on the task, sorted."""
        return sorted(row.user_id for row in self.users)


# the primary key is the whole row: on SQLite it then needs no second copy
_KEYED = {"sqlite_with_rowid": False}


class UserTaskGroup(Base):
    """A candidate group of a task."""

    __tablename__ = "user_task_group"
    __table_args__ = _KEYED

    task_key: Mapped[int] = mapped_column(ForeignKey("user_task.key", ondelete="CASCADE"), primary_key=True)
    group_id: Mapped[str] = mapped_column(primary_key=True)


class UserTaskUser(Base):
    """A candidate user of a task."""

    __tablename__ = "user_task_user"
    __table_args__ = (Index(None, "user_id", "task_key"), _KEYED)

    task_key: Mapped[int] = mapped_column(ForeignKey("user_task.key", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)


_INSERT = FastWrite(insert(UserTask), without={"completed", "completed_by"})
_INSERT_GROUP = FastWrite(insert(UserTaskGroup))
_INSERT_USER = FastWrite(insert(UserTaskUser))
_CANCEL = FastWrite(
    update(UserTask)
    .where(
        UserTask.instance_key == bindparam("instance"),
        UserTask.wait_id == bindparam("wait"),
        UserTask.state.in_(OPEN_STATES),
    )
    .values(state=TaskState.CANCELED, completed=bindparam("completed"))
)
_COMPLETE = FastWrite(
    update(UserTask)
    .where(UserTask.key == bindparam("task_key"))
    .values(state=TaskState.COMPLETED, completed_by=bindparam("completed_by"), completed=bindparam("completed"))
)


class HasCase(Protocol):
    """What separation of duties asks of a task."""

    @property
    def instance_key(self) -> int:
        """Its instance."""

    @property
    def business_key(self) -> str | None:
        """Its case."""

    @property
    def tenant_id(self) -> str:
        """Its area."""

    @property
    def separate_from(self) -> list[str]:
        """The elements whose actors must not do it."""


def add(executor: Executor, task: Mapping[str, Any], groups: Iterable[str], users: Iterable[str]) -> int:
    """Store a new open task with its candidates; `task` holds the columns besides key and state. Gives its key."""
    key = next_key()
    _INSERT.run(executor, {"key": key, "state": TaskState.CREATED, **task})
    if group_rows := [{"task_key": key, "group_id": group} for group in dict.fromkeys(groups)]:
        _INSERT_GROUP.run(executor, group_rows)
    if user_rows := [{"task_key": key, "user_id": user} for user in dict.fromkeys(users)]:
        _INSERT_USER.run(executor, user_rows)
    return key


def get(session: Session, key: int) -> UserTask:
    """The task with this key; raise `NotFound`."""
    task = session.get(UserTask, key)
    if task is None:
        raise NotFound("user task", key)
    return task


def lock(session: Session, key: int) -> UserTask:
    """The task as it is now, locked against other writers; raise `NotFound`."""
    query = select(UserTask).where(UserTask.key == key).with_for_update()
    task = session.scalars(query.execution_options(populate_existing=True)).first()
    if task is None:
        raise NotFound("user task", key)
    return task


def cancel_closed(executor: Executor, instance_key: int, wait_ids: Iterable[int], at: datetime) -> None:
    """Cancel the open tasks among the waits that a step closed."""
    _CANCEL.run(executor, [{"instance": instance_key, "wait": wait_id, "completed": at} for wait_id in wait_ids])


def complete(executor: Executor, key: int, *, by: str, at: datetime) -> None:
    """Mark an open task, locked before, as done."""
    _COMPLETE.run(executor, {"task_key": key, "completed_by": by, "completed": at})


def reschedule(session: Session, instance_key: int, dues: Mapping[int, datetime]) -> None:
    """Move the due instants of open tasks of an instance, by wait id."""
    for wait_id, due in dues.items():
        session.execute(
            update(UserTask)
            .where(
                UserTask.instance_key == instance_key,
                UserTask.wait_id == wait_id,
                UserTask.state.in_(OPEN_STATES),
            )
            .values(due=due)
        )


def of_wait(session: Session, instance_key: int, wait_id: int) -> UserTask | None:
    """The task of a wait, unless it is cancelled; None when there is none yet."""
    query = select(UserTask).where(UserTask.instance_key == instance_key, UserTask.wait_id == wait_id, _not_cancelled())
    return session.scalars(query.execution_options(populate_existing=True)).first()


def change(session: Session, instance_key: int, wait_id: int, values: Mapping[str, Any]) -> None:
    """Give the task of a wait, unless it is cancelled, other values in its columns and as its candidates."""
    columns = dict(values)
    groups, users = columns.pop("candidate_groups", None), columns.pop("candidate_users", None)
    of_wait = (UserTask.instance_key == instance_key, UserTask.wait_id == wait_id)
    key = session.scalar(update(UserTask).where(*of_wait, _not_cancelled()).values(columns).returning(UserTask.key))
    if key is not None and groups is not None:
        replace_groups(session, key, groups)
    if key is not None and users is not None:
        replace_users(session, key, users)


def _not_cancelled() -> ColumnElement[bool]:
    # the index goes by state: so the many tasks that an instance may have had are not read
    return UserTask.state.in_((*OPEN_STATES, TaskState.COMPLETED))


def did_any(session: Session, actor_id: str, task: HasCase) -> str | None:
    """The element of `task.separate_from`, or what was called so later, that the actor completed in this instance or case, or
    is about to while task listeners are at work."""
    names = former_names(session, task.instance_key, task.business_key, task.separate_from)
    same_case = [UserTask.instance_key == task.instance_key]
    if task.business_key is not None:
        same_case.append(UserTask.business_key == task.business_key)
    query = select(UserTask.element_id).where(
        or_(*same_case),
        UserTask.tenant_id == task.tenant_id,
        UserTask.element_id.in_(sorted(names)),
        UserTask.state.in_((TaskState.COMPLETED, TaskState.COMPLETING)),
        UserTask.completed_by == actor_id,
    )
    return session.scalars(query.limit(1)).first()


def open_of_instance(session: Session, instance_key: int) -> list[UserTask]:
    """The open tasks of an instance, oldest first."""
    query = select(UserTask).where(UserTask.instance_key == instance_key, UserTask.state.in_(OPEN_STATES))
    return list(session.scalars(query.order_by(UserTask.key)))


def replace_groups(session: Session, key: int, groups: Iterable[str]) -> None:
    """Give a task other candidate groups."""
    session.execute(delete(UserTaskGroup).where(UserTaskGroup.task_key == key))
    session.add_all([UserTaskGroup(task_key=key, group_id=group) for group in dict.fromkeys(groups)])


def replace_users(session: Session, key: int, users: Iterable[str]) -> None:
    """Give a task other candidate persons."""
    session.execute(delete(UserTaskUser).where(UserTaskUser.task_key == key))
    session.add_all([UserTaskUser(task_key=key, user_id=user) for user in dict.fromkeys(users)])
