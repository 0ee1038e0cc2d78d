"""Enter an agreement signed before dingdian, for an agency that moves here: its clocks start running (agreement.effective)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from engine.commands import publish_message
from engine.commands.unit_of_work import UnitOfWork
from handlers import agreements, parameters, publicity
from handlers.agreements import Agreement, AgreementState, Remote, SignerLevel
from handlers.agreements.numbers import agreement_number
from handlers.agreements.service import record_event
from handlers.application_form import party_of_form
from handlers.cause import Cause
from handlers.deadlines import date_in_china, date_of
from handlers.errors import InvalidFact
from handlers.filings.variables import effective_variables
from handlers.fixed_dates import last_day_of_years
from handlers.form_values import Form, day_of, optional_text_of
from handlers.register import Party, PartyKind

EFFECTIVE = "agreement.effective"
SUSPENDED_BEFORE = "suspension.imported"
"""The event of an agency suspension of this term that lies before the import; it counts, but its days are not known."""


def import_agreement(uow: UnitOfWork, data: Form) -> str:
    """Register the party and its ACTIVE agreement, list it, start the standing procedures; returns the agreement's number.

    `data` holds the fields of the application form (`creditCode`, `partyName`, `partyType`, `areaCode`, `ownership`,
    `registeredAddress`, `openedOn`, and what else is known), and `effectiveOn`; by choice `endsOn` (else
    `agreement_years`), `signedOn` (else the effective date), `firstDesignation` (else true), `regionalCentre`,
    `agencySigner`, `damagesRate` (the clause on liquidated damages), `suspensionsInTerm` (agency suspensions so far in
    this term). Raises InvalidInput, InvalidFact for an agreement that is not in force today, AnotherInForce.
    """
    on, cause = date_in_china(uow.now), Cause(uow.actor.id, uow.now)
    party = party_of_form(uow.session, data, on, cause)
    agreement = _agreement(uow.session, party, data, on, cause)
    uow.session.add(agreement)
    uow.session.flush()
    record_event(uow.session, agreement, "agreement.imported", None, cause, on=agreement.effective_on)
    for _ in range(agreement.agency_suspensions):
        record_event(uow.session, agreement, SUSPENDED_BEFORE, None, cause)
    agreements.open_settlement(uow.session, agreement, agreement.effective_on, cause)
    agreements.activate(uow.session, agreement, on, cause)
    publicity.announce(uow.session, agreement, agreement.effective_on)
    publish_effective(uow, agreement)
    return agreement.number


def publish_effective(uow: UnitOfWork, agreement: Agreement) -> None:
    """Start the standing procedures of an agreement that has become effective, under its number."""
    variables = effective_variables(agreement)
    publish_message(uow, EFFECTIVE, agreement.number, variables, tenant_id=agreement.area, business_key=agreement.number)


def _agreement(session: Session, party: Party, data: Form, on: date, cause: Cause) -> Agreement:
    area = optional_text_of(data, "areaCode") or party.area
    effective_on = day_of(data, "effectiveOn")
    ends_on = _ends_on(session, data, area, effective_on)
    if not effective_on <= on <= ends_on:
        zh = f"导入的协议应当在期限内，期限为{effective_on}至{ends_on}。"
        raise InvalidFact("effectiveOn", f"a term that contains {on}", str(effective_on), "import running agreements", zh)
    regional_centre = data.get("regionalCentre") is True or party.regional_centre
    return Agreement(
        number=agreement_number(session, area, effective_on),
        area=area,
        party=party,
        state=AgreementState.SIGNED,
        text_version="imported",
        clauses=_clauses(data),
        signer=optional_text_of(data, "agencySigner") or parameters.text(session, "agency_name", area, effective_on),
        signer_level=SignerLevel.PREFECTURE,
        first_designation=data.get("firstDesignation") is not False,
        regional_centre=regional_centre,
        signed_on=_day(data, "signedOn") or effective_on,
        effective_on=effective_on,
        ends_on=ends_on,
        filed_on=_day(data, "signedOn") or effective_on,
        platform_purchasing_from=effective_on if party.kind is PartyKind.INSTITUTION else None,
        remote_settlement=Remote.ON if regional_centre else Remote.OFF,
        agency_suspensions=_count(data, "suspensionsInTerm"),
        created_at=cause.at,
    )


def _ends_on(session: Session, data: Form, area: str, effective_on: date) -> date:
    years = parameters.integer(session, "agreement_years", area, effective_on)
    return _day(data, "endsOn") or last_day_of_years(effective_on, years)


def _clauses(data: Form) -> dict[str, str]:
    rate = optional_text_of(data, "damagesRate")
    return {} if rate is None else {"damages_rate": rate}


def _day(data: Form, name: str) -> date | None:
    found = optional_text_of(data, name)
    return None if found is None else date_of(found)


def _count(data: Form, name: str) -> int:
    found = data.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else 0
