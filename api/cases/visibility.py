"""Who sees what: one predicate each for applications, agreements and cases, for list, get, count and all that hangs on them."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from api.kit.principal import CASE_ROLES, Principal
from engine.store.user_tasks import UserTask
from engine.store.visibility import visible_tasks
from handlers.agreements.models import Agreement
from handlers.applications.models import Application
from handlers.cases.models import Case, CaseDecision, CaseNotice
from handlers.cases.states import CaseKind

_ADVERSE = [kind for kind in CaseKind if kind.adverse]


def visible_applications(principal: Principal) -> ColumnElement[bool]:
    """Applications of the areas in which the person works, of their own party, or in which they have a task."""
    own = _own(principal, Application.party_id, Application.area)
    return _seen(principal, Application.area, Application.number, own)


def visible_agreements(principal: Principal) -> ColumnElement[bool]:
    """Agreements by the same rule: a party sees its own only."""
    own = _own(principal, Agreement.party_id, Agreement.area)
    return _seen(principal, Agreement.area, Agreement.number, own)


def visible_cases(principal: Principal) -> ColumnElement[bool]:
    """Cases by the same rule; a party learns of one held against it by a document or a decision, not before."""
    # the query around it may look at agreements too
    own = select(Agreement.id).where(_own(principal, Agreement.party_id, Agreement.area)).correlate(None)
    told = or_(
        Case.kind.not_in(_ADVERSE),
        exists().where(CaseNotice.case_id == Case.id),
        exists().where(CaseDecision.case_id == Case.id),
    )
    return _seen(principal, Case.area, Case.number, and_(Case.agreement_id.in_(own), told))


def _seen(
    principal: Principal,
    area: InstrumentedAttribute[str],
    number: InstrumentedAttribute[str],
    own: ColumnElement[bool],
) -> ColumnElement[bool]:
    conditions = [area.in_(principal.areas_with(CASE_ROLES)), own]
    if "third-party" in principal.roles:
        conditions.append(number.in_(select(UserTask.business_key).where(visible_tasks(principal.actor))))
    return or_(*conditions)


def _own(principal: Principal, party_id: InstrumentedAttribute[int], area: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    own_areas = principal.areas_with(frozenset({"institution"})) if principal.party_id is not None else frozenset()
    return and_(party_id == (principal.party_id or 0), area.in_(own_areas))
