"""Queries on cases. `visible` is the one predicate of search, get, count and everything that hangs on a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from api.applications.schemas import PartyType
from api.cases.query import CaseQuery
from api.kit.paging import Order, Slice, fetch_page
from api.kit.principal import CASE_ROLES, Principal
from engine.store.history import HistoryEvent
from engine.store.incidents import Incident, IncidentState
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import UserTask
from engine.store.visibility import visible_tasks
from handlers.applications.models import Application
from handlers.publicity.models import DesignatedEntry
from handlers.register.kinds import PartyKind
from handlers.register.models import Party


def visible(principal: Principal) -> ColumnElement[bool]:
    """Cases of the areas in which the person works, of their own party, or in which they have a task."""
    in_area = Application.area.in_(principal.areas_with(CASE_ROLES))
    conditions: list[ColumnElement[bool]] = [in_area]
    own_areas = principal.areas_with(frozenset({"institution"}))
    if principal.party_id is not None and own_areas:
        conditions.append(and_(Application.party_id == principal.party_id, Application.area.in_(own_areas)))
    if "third-party" in principal.roles:
        conditions.append(Application.number.in_(select(UserTask.business_key).where(visible_tasks(principal.actor))))
    return or_(*conditions)


def get_visible(session: Session, principal: Principal, number: str) -> Application | None:
    """The application, if the person may see its case."""
    query = select(Application).where(Application.number == number, visible(principal))
    return session.scalars(query).one_or_none()


def search(session: Session, principal: Principal, query: CaseQuery) -> Slice[Application]:
    """One page of visible cases."""
    statement = select(Application).join(Party, Party.id == Application.party_id).where(visible(principal))
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
    query = select(Application).where(Application.party_id == principal.party_id, visible(principal))
    return session.scalars(query.order_by(Application.id.desc())).all()


def by_numbers(session: Session, numbers: set[str]) -> dict[str, Application]:
    """Applications by number, for rows whose visibility was checked already."""
    query = select(Application).where(Application.number.in_(numbers))
    return {row.number: row for row in session.scalars(query)}


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
