"""Parties and cases that tests start from: each meets every condition until the test takes something away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

from sqlalchemy.orm import Session

from handlers import agreements, applications, evaluations, publicity, register
from handlers.agreements import Agreement, Draft, SignerLevel, standard_clauses
from handlers.applications import Application, ApplicationState
from handlers.cause import Cause
from handlers.evaluations import Evaluation, Result
from handlers.publicity import PublicityEntry
from handlers.register import (
    Category,
    Declared,
    Duty,
    KeyRole,
    LicenceKind,
    NewContract,
    NewParty,
    Ownership,
    Party,
    PartyKind,
)

AREA = "330100"
OPENED = date(2025, 3, 1)
DAY = date(2026, 3, 2)
CAUSE = Cause(actor="zhang", at=datetime(2026, 3, 2, 1, tzinfo=UTC), instance_key=7, element_id="register")

_serial = count(1)

PHARMACY_DECLARES = (
    Declared.CLASSIFIED_DISPLAY,
    Declared.INSURANCE_LABELS,
    Declared.RULES_DRUGS,
    Declared.RULES_FINANCE,
    Declared.RULES_PERSONNEL,
    Declared.RULES_STATISTICS,
    Declared.RULES_SETTLEMENT,
    Declared.SYSTEM_CONFORMS,
    Declared.DIRECT_SETTLEMENT,
    Declared.BASE_DATABASE,
    Declared.NATIONAL_CODES,
)
INSTITUTION_DECLARES = (
    Declared.PRINCIPAL_RESPONSIBLE,
    Declared.RULES_INSURANCE,
    Declared.RULES_FINANCE,
    Declared.RULES_STATISTICS,
    Declared.RULES_MEDICAL_QUALITY,
    Declared.SYSTEM_CONFORMS,
    Declared.DIRECT_SETTLEMENT,
    Declared.BASE_DATABASE,
    Declared.NATIONAL_CODES,
    Declared.TRACEABILITY_CODES,
    Declared.PRICE_PARITY,
)


def pharmacy(session: Session, **changes: object) -> Party:
    """A pharmacy that meets all seven conditions on DAY; keyword arguments replace fields of NewParty."""
    new = _new(PartyKind.PHARMACY, Category.PHARMACY, "康民大药房", "西湖路1号")
    party = register.register_party(session, replace(new, **changes), CAUSE)  # type: ignore[arg-type]
    register.add_licence(session, party, LicenceKind.DRUG_TRADE, "浙DA571", OPENED, date(2030, 2, 28))
    _employ(session, party, Duty.PHARMACIST, 1, registered_here=True)
    _employ(session, party, Duty.INSURANCE_ADMINISTRATOR, 2)
    _declare(session, party, PHARMACY_DECLARES)
    _key_persons(session, party)
    return party


def institution(session: Session, **changes: object) -> Party:
    """A private hospital that meets all conditions on DAY; keyword arguments replace fields of NewParty."""
    new = _new(PartyKind.INSTITUTION, Category.HOSPITAL, "仁和医院", "庆春路8号")
    party = register.register_party(session, replace(new, **changes), CAUSE)  # type: ignore[arg-type]
    register.add_licence(session, party, LicenceKind.MEDICAL_PRACTICE, "PDY330100", OPENED)
    _employ(session, party, Duty.PHYSICIAN, 1, registered_here=True)
    _employ(session, party, Duty.INSURANCE_ADMINISTRATOR, 1)
    _declare(session, party, INSTITUTION_DECLARES)
    _key_persons(session, party)
    return party


def submitted(session: Session, party: Party, on: date = DAY) -> Application:
    """An application of the party with every material there."""
    present = {material.code: True for material in applications.materials(party.kind)}
    return applications.submit(session, party, present, on, CAUSE)


def evaluating(session: Session, party: Party, on: date = DAY) -> Application:
    """An accepted application under evaluation."""
    application = applications.accept(session, submitted(session, party, on), on, CAUSE)
    return applications.set_state(session, application, ApplicationState.EVALUATING, on, CAUSE)


def concluded(session: Session, application: Application, *failed: str, on: date = DAY) -> Evaluation:
    """A concluded round of evaluation; the named checks failed, the others passed."""
    evaluation = evaluations.open_evaluation(session, application, on, CAUSE)
    for check in evaluation.checks:
        evaluations.record_check(
            session, evaluation, check.code, passed=check.code not in failed, evidence="现场查看", on=on, cause=CAUSE
        )
    result = Result.UNQUALIFIED if failed else Result.QUALIFIED
    return evaluations.conclude(session, evaluation, result, on, CAUSE, reasons="缺少医保药品标识", advice="补充标识")


def qualified(session: Session, party: Party, on: date = DAY) -> Application:
    """An application found qualified."""
    application = evaluating(session, party, on)
    concluded(session, application, on=on)
    return applications.set_state(session, application, ApplicationState.QUALIFIED, on, CAUSE)


def published(session: Session, party: Party, on: date = DAY, ends_on: date = date(2026, 3, 9)) -> PublicityEntry:
    """A party on the proposed list."""
    return publicity.publish(session, qualified(session, party, on), "2026-1", on, ends_on, CAUSE)


def negotiating(session: Session, party: Party) -> Application:
    """An application whose publicity has passed."""
    entry = published(session, party)
    return publicity.pass_publicity(session, entry, date(2026, 3, 10), CAUSE).application


def draft(party: Party, **changes: object) -> Draft:
    """A draft agreement with every clause; keyword arguments replace fields of Draft."""
    filled = {"damages_rate": "10%", "suspension_cap": "180日", "service_list": "附件一"}
    complete = Draft(
        clauses={**standard_clauses(party.kind), **filled},
        signer="杭州市医疗保障管理服务中心",
        signer_level=SignerLevel.PREFECTURE,
    )
    return replace(complete, **changes)  # type: ignore[arg-type]


def signed(session: Session, party: Party, on: date = date(2026, 3, 16)) -> Agreement:
    """A signed agreement that is not yet filed."""
    agreement, _ = agreements.sign(session, negotiating(session, party), draft(party), on, CAUSE)
    return agreement


def _new(kind: PartyKind, category: Category, name: str, address: str) -> NewParty:
    serial = next(_serial)
    return NewParty(
        area=AREA,
        kind=kind,
        category=category,
        name=f"{name}{serial}",
        credit_code=f"91330100MA{serial:08d}",
        ownership=Ownership.PRIVATE,
        address=address,
        opened_on=OPENED,
    )


def _employ(session: Session, party: Party, duty: Duty, number: int, *, registered_here: bool = False) -> None:
    for _ in range(number):
        contract = NewContract(
            name="李四",
            id_number=f"33010019900101{next(_serial):04d}",
            duty=duty,
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 12, 31),
            full_time=duty is not Duty.INSURANCE_ADMINISTRATOR,
            registered_here=registered_here,
        )
        register.add_staff(session, party, contract)


def _declare(session: Session, party: Party, items: tuple[Declared, ...]) -> None:
    for item in items:
        register.declare(session, party, item, OPENED)


def _key_persons(session: Session, party: Party) -> None:
    for role in KeyRole:
        id_number = f"33010019700101{next(_serial):04d}"
        register.add_key_person(session, party, role, "王五", id_number, OPENED)
