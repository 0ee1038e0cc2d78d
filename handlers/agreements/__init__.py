"""Agreements: content check, signing, filing, opening of settlement, personnel, supplementary agreements."""

from __future__ import annotations

from handlers.agreements.clauses import (
    Clause,
    ClauseFinding,
    Template,
    check_clauses,
    standard_clauses,
    template,
)
from handlers.agreements.errors import (
    BarredFromSigning,
    ContentIncomplete,
    NotConsensus,
    NotYetEffective,
    SignerLevelNotNoted,
    SupplementNotAllowed,
    UnknownAgreement,
)
from handlers.agreements.models import (
    Agreement,
    AgreementEvent,
    PersonnelRegistration,
    PersonnelState,
    SupplementaryAgreement,
    SupplementKind,
    SupplementState,
)
from handlers.agreements.personnel import (
    deregister_person,
    personnel_of,
    register_person,
    register_personnel,
)
from handlers.agreements.service import (
    activate,
    agreement_for,
    agreement_of,
    agreements_in,
    events,
    file_agreement,
    live_agreements,
    open_settlement,
    set_state,
)
from handlers.agreements.signing import Draft, check_draft, sign
from handlers.agreements.states import (
    TRANSITIONS,
    AgreementState,
    CaseState,
    Coaching,
    Remote,
    Renewal,
    Settlement,
    SignerLevel,
)
from handlers.agreements.supplements import (
    add_internet_hospital,
    decide_supplement,
    request_chronic_disease,
)

__all__ = [
    "TRANSITIONS",
    "Agreement",
    "AgreementEvent",
    "AgreementState",
    "BarredFromSigning",
    "CaseState",
    "Clause",
    "ClauseFinding",
    "Coaching",
    "ContentIncomplete",
    "Draft",
    "NotConsensus",
    "NotYetEffective",
    "PersonnelRegistration",
    "PersonnelState",
    "Remote",
    "Renewal",
    "Settlement",
    "SignerLevel",
    "SignerLevelNotNoted",
    "SupplementKind",
    "SupplementNotAllowed",
    "SupplementState",
    "SupplementaryAgreement",
    "Template",
    "UnknownAgreement",
    "activate",
    "add_internet_hospital",
    "agreement_for",
    "agreement_of",
    "agreements_in",
    "check_clauses",
    "check_draft",
    "decide_supplement",
    "deregister_person",
    "events",
    "file_agreement",
    "live_agreements",
    "open_settlement",
    "personnel_of",
    "register_person",
    "register_personnel",
    "request_chronic_disease",
    "set_state",
    "sign",
    "standard_clauses",
    "template",
]
