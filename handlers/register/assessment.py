"""Check a registered party against the conditions, with the numbers in force in its area."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.register.conditions import ConditionResult, ExtraCondition, Limits
from handlers.register.facts import PartyFacts, facts_of
from handlers.register.institution_conditions import check_institution
from handlers.register.kinds import PartyKind
from handlers.register.models import Party
from handlers.register.pharmacy_conditions import check_pharmacy

_NUMBERS = (
    "operation_months",
    "contract_years",
    "pharmacists_min",
    "pharmacy_administrators_min",
    "physicians_min",
    "institution_administrators_min",
    "internal_department_beds",
    "technicians_min",
)


def check_conditions(facts: PartyFacts, on: date, limits: Limits) -> tuple[ConditionResult, ...]:
    """Every statutory condition of the party's kind, with its result on `on`."""
    check = check_pharmacy if facts.kind is PartyKind.PHARMACY else check_institution
    return check(facts, on, limits)


def limits_in_force(session: Session, area: str, kind: PartyKind, on: date) -> Limits:
    """The numbers of the conditions that `area` applies on `on`."""
    numbers = {name: parameters.integer(session, name, area, on) for name in _NUMBERS}
    return Limits(**numbers, extra=_extra(session, area, kind, on))


def assess(session: Session, party: Party, on: date) -> tuple[ConditionResult, ...]:
    """Check the party as it stands in the register."""
    return check_conditions(facts_of(party), on, limits_in_force(session, party.area, party.kind, on))


def unmet(session: Session, party: Party, on: date) -> tuple[ConditionResult, ...]:
    """The conditions the party does not meet on `on`; empty means that it may be accepted."""
    return tuple(result for result in assess(session, party, on) if not result.satisfied)


def _extra(session: Session, area: str, kind: PartyKind, on: date) -> tuple[ExtraCondition, ...]:
    rows = parameters.records(session, f"extra_conditions_{kind.value}", area, on, ("id", "title"))
    return tuple(ExtraCondition(row["id"], row["title"]) for row in rows)
