"""The facts that decision table DT-04 reads, as flat JSON."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers import cases
from handlers.agreements import Agreement, AgreementState
from handlers.bans import bans_against
from handlers.cases import CaseKind
from handlers.columns import Json
from handlers.register import LicenceKind, Party, PartyKind
from handlers.renewals import repository

_GRAVEST = (CaseKind.TERMINATION, CaseKind.SUSPENSION, CaseKind.LINKAGE, CaseKind.BREACH)
_NEEDED = {
    PartyKind.PHARMACY: frozenset({LicenceKind.DRUG_TRADE}),
    PartyKind.INSTITUTION: frozenset({LicenceKind.MEDICAL_PRACTICE, LicenceKind.CLINIC_FILING, LicenceKind.MILITARY_APPROVAL}),
}


def gate_facts(session: Session, agreement: Agreement, on: date) -> dict[str, Json]:
    """Inputs of DT-04 on `on`.

    Keys (all present): `partyType`; `barred` bool and `barReasons` texts, bans and other grounds of refusal against the
    party (PR-18); `licenceExpired` bool, no licence of the kind it needs is in force; `coaching` the region;
    `openCase` the gravest kind of open case or null; `suspended` bool, by either kind; `appraisalGrade` of the latest
    final appraisal or null; `agencySuspensions` number in this term.
    """
    hits = bans_against(session, agreement.party, on)
    appraisal = repository.latest_appraisal(session, agreement.id)
    return {
        "partyType": agreement.party.kind.value,
        "barred": bool(hits),
        "barReasons": [hit.reason for hit in hits],
        "licenceExpired": licence_expired(agreement.party, on),
        "coaching": agreement.coaching.value,
        "openCase": _open_case(session, agreement),
        "suspended": agreement.state is not AgreementState.ACTIVE,
        "appraisalGrade": None if appraisal is None else appraisal.grade.value,
        "agencySuspensions": agreement.agency_suspensions,
    }


def licence_expired(party: Party, on: date) -> bool:
    """Whether the register knows the licence the party needs, and none of them is in force on that day."""
    needed = [licence for licence in party.licences if licence.kind in _NEEDED[party.kind]]
    return bool(needed) and not any(licence.valid(on) for licence in needed)


def _open_case(session: Session, agreement: Agreement) -> str | None:
    open_kinds = {case.stage for case in cases.open_cases(session, agreement)}
    return next((kind.value for kind in _GRAVEST if kind in open_kinds), None)
