"""Queries on agreements, under the one predicate of their visibility."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload

from api.agreements.query import AgreementQuery
from api.agreements.schemas import AgreementSort
from api.cases.visibility import visible_agreements
from api.kit.paging import Order, Slice, Value, fetch_page
from api.kit.principal import Principal
from handlers.agreements.models import Agreement
from handlers.applications.models import Application
from handlers.register.kinds import PartyKind
from handlers.register.models import Party

_AT_A_TIME = 500


def search(session: Session, principal: Principal, query: AgreementQuery) -> Slice[Agreement]:
    """One page of visible agreements."""
    statement = _found(principal, query)
    return fetch_page(session, statement, _order(query.sort), _place(query.sort), query.cursor, query.limit)


def every(session: Session, principal: Principal, query: AgreementQuery) -> Iterator[Agreement]:
    """Every visible agreement that the search finds, in its order, read some hundreds at a time."""
    statement = _order(query.sort).apply(_found(principal, query)).options(joinedload(Agreement.party))
    yield from session.scalars(statement.execution_options(yield_per=_AT_A_TIME))


def _found(principal: Principal, query: AgreementQuery) -> Select[Agreement]:
    statement = select(Agreement).join(Party, Party.id == Agreement.party_id).where(visible_agreements(principal))
    if query.q:
        columns = (Agreement.number, Party.name)
        statement = statement.where(or_(*(column.contains(query.q, autoescape=True) for column in columns)))
    if query.party_type is not None:
        statement = statement.where(Party.kind == PartyKind(query.party_type.value))
    if query.state is not None:
        statement = statement.where(Agreement.state == query.state)
    if query.area is not None:
        statement = statement.where(Agreement.area == query.area)
    return statement


def get_visible(session: Session, principal: Principal, number: str) -> Agreement | None:
    """The agreement, if the person may see it."""
    return session.scalars(select(Agreement).where(Agreement.number == number, visible_agreements(principal))).one_or_none()


def application_number(session: Session, agreement: Agreement) -> str | None:
    """The number of the application it came from."""
    return session.scalar(select(Application.number).where(Application.id == agreement.application_id))


def _order(sort: AgreementSort) -> Order:
    descending = sort.value.startswith("-")
    if sort in {AgreementSort.ENDS, AgreementSort.ENDS_DESC}:
        return Order(Agreement.ends_on.expression, Agreement.id, descending, date.fromisoformat)
    return Order(Agreement.number.expression, Agreement.id, descending, str)


def _place(sort: AgreementSort) -> Callable[[Agreement], tuple[Value, int]]:
    if sort in {AgreementSort.ENDS, AgreementSort.ENDS_DESC}:
        return lambda row: (row.ends_on, row.id)
    return lambda row: (row.number, row.id)
