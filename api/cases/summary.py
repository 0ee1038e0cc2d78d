"""The head of an application, agreement or case, and the check that the person may see it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from api.cases import repository
from api.kit.areas import area_name
from api.kit.principal import CASE_ROLES, Principal
from api.kit.problems import not_found
from api.tasks.schemas import CaseSummary
from handlers.agreements import Agreement
from handlers.business_keys import Dossier
from handlers.cases import Case
from handlers.register.models import Party

PARTY_TYPE_NAMES = {"institution": "医疗机构", "pharmacy": "零售药店"}


def require_case(session: Session, principal: Principal, number: str) -> Dossier:
    """The application, agreement or case of that number, if the person may see it; a 404 problem otherwise."""
    found = repository.get_visible(session, principal, number)
    if found is None:
        raise not_found("该案件")
    return found


def is_staff(principal: Principal, dossier: Dossier) -> bool:
    """Whether the person sees it from inside: a role of the agency or department in its area."""
    return principal.has(dossier.area, *CASE_ROLES)


def party_of(dossier: Dossier) -> Party:
    """The party it is about."""
    return dossier.agreement.party if isinstance(dossier, Case) else dossier.party


def summary_of(dossier: Dossier) -> CaseSummary:
    """What every page shows of it."""
    party = party_of(dossier)
    kind, kind_name, began_on = _kind(dossier)
    return CaseSummary(
        business_key=dossier.number,
        kind=kind,
        kind_name=kind_name,
        agreement_number=_agreement_number(dossier),
        party_name=party.name,
        party_type=party.kind.value,
        party_type_name=PARTY_TYPE_NAMES[party.kind.value],
        area=dossier.area,
        area_name=area_name(dossier.area),
        state=dossier.state.value,
        state_name=dossier.state.label,
        submitted_on=began_on,
    )


def _kind(dossier: Dossier) -> tuple[str, str, date]:
    if isinstance(dossier, Case):
        return "case", dossier.stage.label, dossier.opened_on
    if isinstance(dossier, Agreement):
        return "agreement", "医保协议", dossier.signed_on
    return "application", "定点申请", dossier.received_on


def _agreement_number(dossier: Dossier) -> str | None:
    if isinstance(dossier, Case):
        return dossier.agreement.number
    return dossier.number if isinstance(dossier, Agreement) else None
