"""Search and the agreement page."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from api.accounts import repository as accounts
from api.agreements import repository, views
from api.agreements.query import AgreementQuery
from api.agreements.schemas import AgreementDetail, AgreementEvent, AgreementRow
from api.case_files import repository as case_files
from api.case_files.schemas import CaseFileRow
from api.case_files.service import names_in
from api.case_files.views import row_of as case_row
from api.cases.clocks import clock_views
from api.cases.schemas import ClockView
from api.cases.summary import is_staff
from api.cases.views import instance_summaries, party_view
from api.kit.context import Context
from api.kit.problems import not_found
from api.kit.schemas import Page
from api.notices import service as notices
from api.tasks import repository as tasks
from api.tasks.rows import build_rows
from engine.store.user_tasks import UserTask
from handlers import agreements
from handlers.agreements import Agreement


def search_agreements(ctx: Context, query: AgreementQuery) -> Page[AgreementRow]:
    """One page of visible agreements."""
    with ctx.read() as session:
        page = repository.search(session, ctx.principal, query)
        return Page(items=[views.row_of(row) for row in page.rows], next_cursor=page.next_cursor, total=page.total)


def get_agreement(ctx: Context, number: str) -> AgreementDetail:
    """The whole life of an agreement the person may see, with the clocks of its cases."""
    with ctx.read() as session:
        agreement = require_agreement(ctx, session, number)
        today = ctx.today(session, agreement.area)
        successor = agreements.successor_of(session, agreement)
        cases = _cases(ctx, session, agreement)
        return AgreementDetail(
            agreement=views.row_of(agreement),
            party=party_view(agreement.party),
            signed_on=agreement.signed_on,
            filed_on=agreement.filed_on,
            signer=agreement.signer,
            text_version=agreement.text_version,
            first_designation=agreement.first_designation,
            regional_centre=agreement.regional_centre,
            settlement_opened_on=agreement.settlement_opened_on,
            end_decision=agreement.end_decision,
            application_number=repository.application_number(session, agreement),
            predecessor=None if agreement.predecessor is None else agreement.predecessor.number,
            successor=None if successor is None else successor.number,
            regions=views.regions_of(agreement),
            clocks=_clocks(ctx, session, agreement, cases),
            history=_history(ctx, session, agreement),
            suspensions=views.suspensions_of(agreement),
            holds=views.holds_of(agreement),
            cases=cases,
            notices=notices.of_case(ctx, session, agreement),
            instances=instance_summaries(session, number),
            tasks=build_rows(session, _tasks(ctx, session, [number, *(case.number for case in cases)]), today),
        )


def require_agreement(ctx: Context, session: Session, number: str) -> Agreement:
    """The agreement, if the person may see it; a 404 problem otherwise."""
    found = repository.get_visible(session, ctx.principal, number)
    if found is None:
        raise not_found("该协议")
    return found


def _tasks(ctx: Context, session: Session, numbers: Iterable[str]) -> list[UserTask]:
    """The open tasks of the agreement and its cases: whose turn it is."""
    return [task for number in numbers for task in tasks.open_of_case(session, ctx.actor, number)]


def _cases(ctx: Context, session: Session, agreement: Agreement) -> list[CaseFileRow]:
    found = case_files.of_agreement(session, ctx.principal, agreement.id)
    return [case_row(case, names_in(session, ctx.principal, case)) for case in found]


def _clocks(ctx: Context, session: Session, agreement: Agreement, cases: list[CaseFileRow]) -> list[ClockView]:
    today = ctx.today(session, agreement.area)
    return [
        view for number in (agreement.number, *(case.number for case in cases)) for view in clock_views(session, number, today)
    ]


def _history(ctx: Context, session: Session, agreement: Agreement) -> list[AgreementEvent]:
    events = agreements.events(session, agreement)
    staff = is_staff(ctx.principal, agreement)
    names = accounts.names_of(session, {event.actor for event in events}) if staff else None
    return views.history_of(events, names, ctx.principal.username)
