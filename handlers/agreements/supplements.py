"""Supplementary agreements: internet hospitals (O2-05-c) and chronic disease supply (O3-13-b)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements.errors import SupplementNotAllowed
from handlers.agreements.models import Agreement, SupplementaryAgreement, SupplementKind, SupplementState
from handlers.agreements.service import record_event
from handlers.agreements.states import AgreementState
from handlers.cause import Cause
from handlers.register.kinds import PartyKind
from handlers.register.models import Party


def add_internet_hospital(
    session: Session, agreement: Agreement, internet: Party, on: date, cause: Cause
) -> SupplementaryAgreement:
    """Let an internet hospital settle through the institution it leans on. Raises SupplementNotAllowed."""
    if not internet.internet_hospital or internet.physical_party_id != agreement.party_id:
        raise SupplementNotAllowed(
            agreement.number,
            "the party is no internet hospital that leans on this institution",
            "互联网医院须依托本协议的实体医疗机构签订补充协议。",
            "O2-05-c",
        )
    supplement = SupplementaryAgreement(
        kind=SupplementKind.INTERNET_HOSPITAL,
        state=SupplementState.AGREED,
        internet_party_id=internet.id,
        scope=f"{internet.name}经{agreement.party.name}结算",
        requested_on=on,
        decided_on=on,
    )
    return _add(session, agreement, supplement, "supplement.agreed", cause)


def request_chronic_disease(session: Session, agreement: Agreement, scope: str, on: date, cause: Cause) -> SupplementaryAgreement:
    """A designated pharmacy asks for chronic disease supply (SC-073). Raises SupplementNotAllowed."""
    if agreement.party.kind is not PartyKind.PHARMACY or agreement.state is not AgreementState.ACTIVE:
        raise SupplementNotAllowed(
            agreement.number,
            "only a pharmacy with an active agreement may ask",
            "仅协议履行中的定点零售药店可以申请门诊慢特病购药定点。",
            "O3-13-b",
        )
    if not parameters.switch(session, "chronic_disease_local_rule", agreement.area, on):
        raise SupplementNotAllowed(
            agreement.number, "the area has no local rule", "本统筹区未开办门诊慢特病购药定点。", "O3-13-b"
        )
    supplement = SupplementaryAgreement(
        kind=SupplementKind.CHRONIC_DISEASE, state=SupplementState.REQUESTED, scope=scope, requested_on=on
    )
    return _add(session, agreement, supplement, "supplement.requested", cause)


def decide_supplement(
    session: Session,
    agreement: Agreement,
    supplement: SupplementaryAgreement,
    on: date,
    cause: Cause,
    *,
    agreed: bool,
    reason: str | None = None,
) -> SupplementaryAgreement:
    """Agree to the supplement or decline it with a reason."""
    supplement.state = SupplementState.AGREED if agreed else SupplementState.DECLINED
    supplement.decided_on, supplement.reason = on, reason
    record_event(session, agreement, f"supplement.{supplement.state.value}", agreement.state, cause, reason)
    return supplement


def _add(
    session: Session, agreement: Agreement, supplement: SupplementaryAgreement, event: str, cause: Cause
) -> SupplementaryAgreement:
    agreement.supplements.append(supplement)
    session.flush()
    record_event(session, agreement, event, agreement.state, cause)
    return supplement
