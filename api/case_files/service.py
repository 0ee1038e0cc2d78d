"""Reading case files."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.accounts import repository as accounts
from api.case_files import repository, views
from api.case_files.facts import facts_of
from api.case_files.query import CaseFileQuery
from api.case_files.schemas import CaseFile, CaseFileRow
from api.cases.summary import is_staff
from api.kit.context import Context
from api.kit.principal import Principal
from api.kit.problems import not_found
from api.kit.schemas import Page
from handlers.cases import Case


def search_case_files(ctx: Context, query: CaseFileQuery) -> Page[CaseFileRow]:
    """One page of visible cases."""
    with ctx.read() as session:
        page = repository.search(session, ctx.principal, query)
        items = [views.row_of(row, names_in(session, ctx.principal, row)) for row in page.rows]
        return Page(items=items, next_cursor=page.next_cursor, total=page.total)


def get_case_file(ctx: Context, number: str) -> CaseFile:
    """The file of a case the person may see."""
    with ctx.read() as session:
        case = repository.get_visible(session, ctx.principal, number)
        if case is None:
            raise not_found("该案件")
        names = names_in(session, ctx.principal, case)
        investigators = None if names is None else [names.get(one.name, one.name) for one in case.investigators]
        return CaseFile(
            case=views.row_of(case, names),
            facts=[] if names is None else facts_of(ctx, session, case),
            reported_on=case.reported_on,
            investigators=investigators,
            findings=views.findings_of(case, names),
            evidence=views.evidence_of(case, names),
            notices=views.notices_of(case),
            statements=views.statements_of(case, names),
            hearings=views.hearings_of(case),
            measures=views.measures_of(case),
            source_case=repository.number_of(session, ctx.principal, case.source_case_id),
            linked_cases=repository.numbers_following(session, ctx.principal, case.id),
        )


def names_in(session: Session, principal: Principal, case: Case) -> dict[str, str] | None:
    """The names of everybody who worked on the case; None for those who are not told."""
    if not is_staff(principal, case):
        return None
    people = {one.name for one in case.investigators} | {one.recorded_by for one in case.findings}
    people |= {one.recorded_by for one in case.evidence}
    people |= {one.decided_by for one in case.decisions} | {name for one in case.decisions for name in one.members}
    people |= {one.answered_by for one in case.statements if one.answered_by}
    return accounts.names_of(session, people)
