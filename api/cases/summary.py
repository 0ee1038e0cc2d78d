"""The head of a case, and the check that the person may see it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.cases import repository
from api.kit.areas import area_name
from api.kit.principal import CASE_ROLES, Principal
from api.kit.problems import not_found
from api.tasks.schemas import CaseSummary
from handlers.applications.models import Application

PARTY_TYPE_NAMES = {"institution": "医疗机构", "pharmacy": "零售药店"}


def require_case(session: Session, principal: Principal, number: str) -> Application:
    """The application of a case the person may see; a 404 problem otherwise."""
    application = repository.get_visible(session, principal, number)
    if application is None:
        raise not_found("该案件")
    return application


def is_staff(principal: Principal, application: Application) -> bool:
    """Whether the person sees the case from inside: a role of the agency or department in its area."""
    return principal.has(application.area, *CASE_ROLES)


def summary_of(application: Application) -> CaseSummary:
    """What every page shows of a case."""
    party = application.party
    return CaseSummary(
        business_key=application.number,
        party_name=party.name,
        party_type=party.kind.value,
        party_type_name=PARTY_TYPE_NAMES[party.kind.value],
        area=application.area,
        area_name=area_name(application.area),
        state=application.state.value,
        state_name=application.state.label,
        submitted_on=application.received_on,
    )
