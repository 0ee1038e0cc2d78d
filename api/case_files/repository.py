"""Queries on case files, under the one predicate of their visibility."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.case_files.query import CaseFileQuery
from api.cases.visibility import visible_cases
from api.kit.paging import Order, Slice, fetch_page
from api.kit.principal import Principal
from handlers.agreements.models import Agreement
from handlers.cases.models import Case
from handlers.register.models import Party


def search(session: Session, principal: Principal, query: CaseFileQuery) -> Slice[Case]:
    """One page of visible cases."""
    statement = select(Case).join(Agreement, Agreement.id == Case.agreement_id).join(Party, Party.id == Agreement.party_id)
    statement = statement.where(visible_cases(principal))
    if query.q:
        columns = (Case.number, Agreement.number, Party.name)
        statement = statement.where(or_(*(column.contains(query.q, autoescape=True) for column in columns)))
    if query.kind is not None:
        statement = statement.where(Case.stage == query.kind)
    if query.state is not None:
        statement = statement.where(Case.state == query.state)
    if query.area is not None:
        statement = statement.where(Case.area == query.area)
    if query.agreement:
        statement = statement.where(Agreement.number == query.agreement)
    order = Order(Case.number.expression, Case.id, query.sort.value.startswith("-"), str)
    return fetch_page(session, statement, order, lambda row: (row.number, row.id), query.cursor, query.limit)


def get_visible(session: Session, principal: Principal, number: str) -> Case | None:
    """The case, if the person may see it."""
    return session.scalars(select(Case).where(Case.number == number, visible_cases(principal))).one_or_none()


def of_agreement(session: Session, principal: Principal, agreement_id: int) -> Sequence[Case]:
    """The visible cases on an agreement, oldest first."""
    query = select(Case).where(Case.agreement_id == agreement_id, visible_cases(principal))
    return session.scalars(query.order_by(Case.id)).all()


def number_of(session: Session, principal: Principal, case_id: int | None) -> str | None:
    """The number of a case, if the person may see it."""
    return session.scalar(select(Case.number).where(Case.id == case_id, visible_cases(principal)))


def numbers_following(session: Session, principal: Principal, case_id: int) -> list[str]:
    """The numbers of the visible cases opened by linkage from that one, oldest first."""
    query = select(Case.number).where(Case.source_case_id == case_id, visible_cases(principal))
    return list(session.scalars(query.order_by(Case.id)))
