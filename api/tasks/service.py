"""Reading the inbox and the task page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy.orm import Session

from api.accounts import repository as accounts
from api.attachments import service as attachments
from api.cases import repository as cases
from api.cases.clocks import clock_view
from api.cases.summary import party_of, summary_of
from api.kit.context import Context
from api.kit.dates import Today
from api.kit.params import to_key
from api.kit.principal import AREA_VIEW_ROLES
from api.kit.problems import forbidden, not_found
from api.kit.schemas import Page
from api.provisions.service import list_provisions
from api.tasks import forms, repository
from api.tasks.query import TaskQuery
from api.tasks.rights import rights_of
from api.tasks.rows import build_row, build_rows
from api.tasks.schemas import Assignee, Deadline, Facet, TaskCounts, TaskDetail, TaskRow, TaskView
from engine.store.user_tasks import UserTask
from handlers.business_keys import Dossier
from handlers.deadlines import date_in_china
from handlers.deadlines import repository as ledger
from handlers.register.kinds import PartyKind

OTHER_ORDER = {PartyKind.PHARMACY: "O2-", PartyKind.INSTITUTION: "O3-"}


def list_tasks(ctx: Context, query: TaskQuery) -> Page[TaskRow]:
    """One page of a view."""
    _require_view(ctx, query.view)
    with ctx.read() as session:
        today = ctx.today(session)
        page = repository.list_page(session, ctx.actor, query, today.now)
        rows = build_rows(session, page.rows, today)
        return Page(items=rows, next_cursor=page.next_cursor, total=page.total)


def count_tasks(ctx: Context, view: TaskView) -> TaskCounts:
    """Numbers beside the views, and the filter values of one of them."""
    _require_view(ctx, view)
    with ctx.read() as session:
        now = ctx.today(session).now
        elements = repository.facets(session, ctx.actor, view)
        return TaskCounts(
            mine=repository.count(session, ctx.actor, TaskView.MINE),
            groups=repository.count(session, ctx.actor, TaskView.GROUPS),
            area=repository.count(session, ctx.actor, TaskView.AREA) if _sees_area(ctx) else None,
            overdue=repository.count_overdue(session, ctx.actor, view, now),
            processes=_process_facets(session, elements),
            elements=[Facet(code=code, name=name, count=number) for _, code, name, number in elements],
        )


def get_task(ctx: Context, key: str) -> TaskDetail:
    """The task page."""
    with ctx.read() as session:
        task = require_task(ctx, session, key)
        today = ctx.today(session, task.tenant_id)
        dossier = cases.get_visible(session, ctx.principal, task.business_key or "")
        able = rights_of(session, ctx.actor, task)
        schema = forms.schema_of(session, task)
        return TaskDetail(
            task=build_row(session, task, today),
            form=schema,
            data=forms.data_of(ctx, session, task, schema),
            deadline=_deadline(session, task, today),
            provisions=list_provisions(_provision_ids(task, dossier)),
            case=None if dossier is None else summary_of(dossier),
            attachments=attachments.of_case(session, ctx.principal, dossier) if dossier else [],
            can_claim=able.claim,
            can_unclaim=able.unclaim,
            can_complete=able.complete,
            can_assign=able.assign,
            why_not=able.why_not,
        )


def list_assignees(ctx: Context, key: str) -> list[Assignee]:
    """Who a leader can give the task to: holders of its candidate groups in its area."""
    with ctx.read() as session:
        task = require_task(ctx, session, key)
        ctx.require(task.tenant_id, *AREA_VIEW_ROLES)
        roles = set(task.candidate_groups)
        holders = accounts.list_holders(session, roles, task.tenant_id, demo=ctx.runtime.settings.demo)
        return [Assignee(username=row.username, display_name=row.display_name) for row in holders]


def require_task(ctx: Context, session: Session, key: str) -> UserTask:
    """The task if the person may see it; a 404 problem otherwise."""
    task = repository.get_visible(session, ctx.actor, to_key(key, "该任务"))
    if task is None:
        raise not_found("该任务")
    return task


def _sees_area(ctx: Context) -> bool:
    return bool(ctx.principal.areas_with(AREA_VIEW_ROLES))


def _require_view(ctx: Context, view: TaskView) -> None:
    if view is TaskView.AREA and not _sees_area(ctx):
        raise forbidden("“本统筹区全部任务”只对经办机构负责人和系统运维开放。请改用“我的任务”或“本岗位任务”。")


def _process_facets(session: Session, elements: Iterable[tuple[str, str, str, int]]) -> list[Facet]:
    numbers = Counter[str]()
    for process_id, _, _, number in elements:
        numbers[process_id] += number
    names = cases.process_names(session, set(numbers))
    return [
        Facet(code=process_id, name=names.get(process_id, process_id), count=number)
        for process_id, number in numbers.most_common()
    ]


def _provision_ids(task: UserTask, dossier: Dossier | None) -> list[str]:
    """The element's provisions, without those of the order for the other kind of party."""
    listed = str(task.properties.get("provision", ""))
    ids = [part.strip() for part in listed.split(",") if part.strip()]
    other = None if dossier is None else OTHER_ORDER[party_of(dossier).kind]
    return [one for one in ids if other is None or not one.startswith(other)]


def _deadline(session: Session, task: UserTask, today: Today) -> Deadline | None:
    """The task's due date, explained by the clock of the case that falls due on the same day."""
    if task.due is None:
        return None
    due_on = date_in_china(task.due)
    clocks = ledger.of_case(session, task.business_key) if task.business_key else []
    view = next((clock_view(clock, today) for clock in reversed(clocks) if clock.due == due_on), None)
    row = build_row(session, task, today)
    return Deadline(
        due_on=due_on,
        due_at=task.due,
        remaining_working_days=row.remaining_working_days,
        overdue=row.overdue,
        provisional=row.provisional if view is None else view.provisional,
        clock_id=None if view is None else view.timer_id,
        explanation=[] if view is None else view.explanation,
    )
