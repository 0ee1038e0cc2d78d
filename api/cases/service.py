"""Search and the case page."""

from __future__ import annotations

from api.accounts import repository as accounts
from api.attachments import service as attachments
from api.cases import repository, views
from api.cases.clocks import clock_views
from api.cases.query import CaseQuery
from api.cases.schemas import CaseDetail
from api.cases.summary import is_staff, require_case, summary_of
from api.kit.context import Context
from api.kit.schemas import Page
from api.notices import service as notices
from api.tasks import repository as tasks
from api.tasks.rows import build_rows
from api.tasks.schemas import CaseSummary


def search_cases(ctx: Context, query: CaseQuery) -> Page[CaseSummary]:
    """One page of visible cases."""
    with ctx.read() as session:
        page = repository.search(session, ctx.principal, query)
        items = [summary_of(row) for row in page.rows]
        return Page(items=items, next_cursor=page.next_cursor, total=page.total)


def get_case(ctx: Context, business_key: str) -> CaseDetail:
    """Everything about a case except its diagrams and timeline."""
    with ctx.read() as session:
        application = require_case(session, ctx.principal, business_key)
        today = ctx.today(session, application.area)
        submitter = application.submitted_by
        name = accounts.names_of(session, {submitter}).get(submitter, submitter)
        return CaseDetail(
            case=summary_of(application),
            application=views.application_view(application, name),
            party=views.party_view(application.party),
            evaluations=views.evaluation_views(session, application, staff=is_staff(ctx.principal, application)),
            instances=views.instance_summaries(session, business_key),
            tasks=build_rows(session, tasks.open_of_case(session, ctx.actor, business_key), today),
            agreement=views.agreement_view(session, application),
            clocks=clock_views(session, business_key, today),
            notices=notices.of_case(ctx, session, application),
            attachments=attachments.of_case(session, application),
        )
