"""Builds inbox lines from task rows, reading what they refer to in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from api.accounts import repository as accounts
from api.cases import repository as cases
from api.cases.summary import party_of
from api.kit.areas import area_name
from api.kit.dates import Today
from api.kit.principal import ROLE_NAMES
from api.kit.schemas import Label
from api.tasks.pending import LISTED, is_pending
from api.tasks.schemas import TaskRow
from engine.store import process_instances
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.user_tasks import TaskState, UserTask
from handlers.business_keys import Dossier
from handlers.deadlines import date_in_china
from handlers.deadlines.overrides import calendar_for


def build_rows(session: Session, tasks: Sequence[UserTask], today: Today) -> list[TaskRow]:
    """One line per task, in the same order; days are counted by the calendar of each task's own area."""
    dossiers = cases.by_numbers(session, {task.business_key for task in tasks if task.business_key})
    definitions = cases.definitions(session, {task.definition_key for task in tasks})
    names = accounts.names_of(session, {task.assignee for task in tasks if task.assignee})
    suspended = process_instances.suspended_among(session, {task.instance_key for task in tasks})
    in_area = {area: Today(today.now, calendar_for(session, area)) for area in {task.tenant_id for task in tasks}}
    return [
        _row(
            task,
            dossiers.get(task.business_key or ""),
            definitions[task.definition_key],
            names.get(task.assignee or ""),
            in_area[task.tenant_id],
            suspended=task.instance_key in suspended,
        )
        for task in tasks
    ]


def build_row(session: Session, task: UserTask, today: Today) -> TaskRow:
    """The line of one task."""
    return build_rows(session, [task], today)[0]


def is_overdue(task: UserTask, now: datetime) -> bool:
    """Whether an open task's due instant has passed."""
    return task.state in LISTED and task.due is not None and task.due < now


def group_label(group: str) -> Label:
    """A candidate group for people; `institution:<party>` is the applicant itself."""
    role = group.partition(":")[0]
    return Label(code=group, name=ROLE_NAMES.get(role, group))


def _row(
    task: UserTask,
    dossier: Dossier | None,
    definition: ProcessDefinitionRow,
    assignee_name: str | None,
    today: Today,
    *,
    suspended: bool,
) -> TaskRow:
    due_on = None if task.due is None else date_in_china(task.due)
    party = None if dossier is None else party_of(dossier)
    return TaskRow(
        key=str(task.key),
        name=task.name,
        process_id=task.process_id,
        process_name=definition.name or task.process_id,
        element_id=task.element_id,
        lane=task.lane,
        business_key=task.business_key,
        party_name=None if party is None else party.name,
        party_type=None if party is None else party.kind.value,
        area=task.tenant_id,
        area_name=area_name(task.tenant_id),
        state=task.state.value,
        assignee=task.assignee,
        assignee_name=assignee_name or task.assignee,
        candidate_groups=[group_label(group) for group in task.candidate_groups],
        priority=task.priority,
        created_at=task.created,
        due_at=task.due,
        due_on=due_on,
        remaining_working_days=None if due_on is None else today.working_days_to(due_on),
        overdue=is_overdue(task, today.now),
        provisional=due_on is not None and not today.calendar.is_official(due_on),
        suspended=suspended and task.state is TaskState.CREATED,
        pending=is_pending(task),
    )
