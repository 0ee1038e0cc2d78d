"""Search and the case page."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.accounts import repository as accounts
from api.attachments import service as attachments
from api.cases import repository, views
from api.cases.clocks import clock_views
from api.cases.query import CaseQuery
from api.cases.schemas import ApplicationView, CaseDetail
from api.cases.summary import is_staff, party_of, require_case, summary_of
from api.kit.context import Context
from api.kit.schemas import Page
from api.notices import service as notices
from api.tasks import repository as tasks
from api.tasks.rows import build_rows
from api.tasks.schemas import CaseSummary
from handlers.applications.models import Application
from handlers.business_keys import Dossier


def search_cases(ctx: Context, query: CaseQuery) -> Page[CaseSummary]:
    """One page of visible cases."""
    with ctx.read() as session:
        page = repository.search(session, ctx.principal, query)
        items = [summary_of(row) for row in page.rows]
        return Page(items=items, next_cursor=page.next_cursor, total=page.total)


def get_case(ctx: Context, business_key: str) -> CaseDetail:
    """Everything about a case except its diagrams and timeline."""
    with ctx.read() as session:
        dossier = require_case(session, ctx.principal, business_key)
        today = ctx.today(session, dossier.area)
        return CaseDetail(
            case=summary_of(dossier),
            application=_application(session, dossier),
            party=views.party_view(party_of(dossier)),
            evaluations=views.evaluation_views(session, dossier, staff=is_staff(ctx.principal, dossier)),
            instances=views.instance_summaries(session, business_key),
            tasks=build_rows(session, tasks.open_of_case(session, ctx.actor, business_key), today),
            agreement=views.agreement_view(session, dossier),
            clocks=clock_views(session, business_key, today),
            notices=notices.of_case(ctx, session, dossier),
            attachments=attachments.of_case(session, ctx.principal, dossier),
        )


def _application(session: Session, dossier: Dossier) -> ApplicationView | None:
    if not isinstance(dossier, Application):
        return None
    submitter = dossier.submitted_by
    return views.application_view(dossier, accounts.names_of(session, {submitter}).get(submitter, submitter))
