"""Queries on cases, under the predicates of `visibility`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, CompoundSelect, or_, select, union_all
from sqlalchemy.orm import Session

from api.applications.schemas import PartyType
from api.cases.query import CaseQuery
from api.cases.visibility import visible_agreements, visible_applications, visible_cases
from api.kit.paging import Order, Slice, fetch_page
from api.kit.principal import Principal
from engine.store.history import HistoryEvent
from engine.store.incidents import Incident, IncidentState
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import UserTask
from handlers.agreements import AGREEMENT_MARK
from handlers.agreements.models import Agreement
from handlers.applications.models import Application
from handlers.business_keys import Dossier
from handlers.cases import CASE_MARK
from handlers.cases.models import Case
from handlers.publicity.models import DesignatedEntry
from handlers.register.kinds import PartyKind
from handlers.register.models import Party


def get_visible(session: Session, principal: Principal, number: str) -> Dossier | None:
    """The application, agreement or case of that number, if the person may see it."""
    if CASE_MARK in number:
        return session.scalars(select(Case).where(Case.number == number, visible_cases(principal))).one_or_none()
    if AGREEMENT_MARK in number:
        return session.scalars(select(Agreement).where(Agreement.number == number, visible_agreements(principal))).one_or_none()
    query = select(Application).where(Application.number == number, visible_applications(principal))
    return session.scalars(query).one_or_none()


def search(session: Session, principal: Principal, query: CaseQuery) -> Slice[Application]:
    """One page of visible cases."""
    statement = select(Application).join(Party, Party.id == Application.party_id).where(visible_applications(principal))
    if query.q:
        in_name = Party.name.contains(query.q, autoescape=True)
        statement = statement.where(or_(Application.number.contains(query.q, autoescape=True), in_name))
    if query.party_type is not None:
        statement = statement.where(Party.kind == _kind(query.party_type))
    if query.state:
        statement = statement.where(Application.state == query.state)
    if query.area is not None:
        statement = statement.where(Application.area == query.area)
    descending = query.sort.value.startswith("-")
    order = Order(Application.number.expression, Application.id, descending, str)
    return fetch_page(session, statement, order, lambda row: (row.number, row.id), query.cursor, query.limit)


def of_party(session: Session, principal: Principal) -> Sequence[Application]:
    """The visible applications of the person's own party, newest first."""
    query = select(Application).where(Application.party_id == principal.party_id, visible_applications(principal))
    return session.scalars(query.order_by(Application.id.desc())).all()


def by_numbers(session: Session, numbers: set[str]) -> dict[str, Dossier]:
    """Applications, agreements and cases by number, for rows whose visibility was checked already."""
    found: list[Dossier] = [
        *session.scalars(select(Application).where(Application.number.in_(numbers))),
        *session.scalars(select(Agreement).where(Agreement.number.in_(numbers))),
        *session.scalars(select(Case).where(Case.number.in_(numbers))),
    ]
    return {row.number: row for row in found}


def numbers_of_parties(named: ColumnElement[bool]) -> CompoundSelect[str]:
    """The numbers of all applications, agreements and cases of the parties that meet the condition."""
    return union_all(
        select(Application.number).join(Party, Party.id == Application.party_id).where(named),
        select(Agreement.number).join(Party, Party.id == Agreement.party_id).where(named),
        select(Case.number)
        .join(Agreement, Agreement.id == Case.agreement_id)
        .join(Party, Party.id == Agreement.party_id)
        .where(named),
    )


def instances(session: Session, number: str) -> Sequence[ProcessInstance]:
    """The process instances of a case, oldest first."""
    query = select(ProcessInstance).where(ProcessInstance.business_key == number)
    return session.scalars(query.order_by(ProcessInstance.key)).all()


def definitions(session: Session, keys: set[int]) -> dict[int, ProcessDefinitionRow]:
    """Process definitions by key."""
    query = select(ProcessDefinitionRow).where(ProcessDefinitionRow.key.in_(keys))
    return {row.key: row for row in session.scalars(query)}


def process_names(session: Session, process_ids: set[str]) -> dict[str, str]:
    """The names of processes by id, as their newest version has them."""
    query = select(ProcessDefinitionRow.id, ProcessDefinitionRow.name)
    query = query.where(ProcessDefinitionRow.id.in_(process_ids)).order_by(ProcessDefinitionRow.version)
    return dict(session.execute(query).all())


def announced_on(session: Session, agreement_id: int) -> date | None:
    """When the party was put on the public list under that agreement."""
    query = select(DesignatedEntry.announced_on).where(DesignatedEntry.agreement_id == agreement_id)
    return session.scalars(query.limit(1)).first()


def open_incidents(session: Session, number: str) -> Sequence[Incident]:
    """The unresolved incidents of a case, oldest first."""
    query = select(Incident).where(Incident.business_key == number, Incident.state == IncidentState.ACTIVE)
    return session.scalars(query.order_by(Incident.key)).all()


def history(session: Session, instance_keys: list[int], types: list[str]) -> Sequence[HistoryEvent]:
    """History lines of some types, in order."""
    query = select(HistoryEvent).where(HistoryEvent.instance_key.in_(instance_keys), HistoryEvent.type.in_(types))
    return session.scalars(query.order_by(HistoryEvent.key)).all()


def element_history(session: Session, instance_key: int) -> Sequence[tuple[str, int, str | None, str | None]]:
    """(element id, sequence number, state, flow it came by) of one instance's elements, in order."""
    columns = (HistoryEvent.element_id, HistoryEvent.seq, HistoryEvent.state, HistoryEvent.flow_id)
    query = select(*columns).where(HistoryEvent.instance_key == instance_key, HistoryEvent.state.is_not(None))
    rows = session.execute(query.order_by(HistoryEvent.key))
    return [(element_id, seq, state, flow) for element_id, seq, state, flow in rows if element_id is not None]


def done_tasks(session: Session, number: str) -> Sequence[UserTask]:
    """All tasks of a case, oldest first."""
    return session.scalars(select(UserTask).where(UserTask.business_key == number).order_by(UserTask.key)).all()


def _kind(party_type: PartyType) -> PartyKind:
    return PartyKind(party_type.value)
