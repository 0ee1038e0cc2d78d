"""Open and record an investigation: enough people, openings of a hold that bind this kind of party."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers import cases, parameters
from handlers.breaches.errors import HoldNotOpen, TooFewInvestigators
from handlers.cases import Case
from handlers.cause import Cause
from handlers.register import PartyKind

NO_HOLD = "none"
INSTITUTIONS_ONLY = {"risk": "N2025-11-1", "records": "N2025-11-3"}
"""Opening of a hold that the notice of 2025 gives for institutions, to its provision."""


def require_opening(case: Case, opening: str) -> None:
    """Raise HoldNotOpen for an opening that does not bind the party (PR-10 branch C)."""
    if case.agreement.party.kind is PartyKind.PHARMACY and opening in INSTITUTIONS_ONLY:
        raise HoldNotOpen(opening, INSTITUTIONS_ONLY[opening])


def record_investigators(session: Session, case: Case, names: Sequence[str], on: date, cause: Cause) -> None:
    """Enter who investigates, the actor among them. Raises TooFewInvestigators."""
    least = parameters.integer(session, "investigators_min", case.area, on)
    different = {name.strip() for name in names if name.strip()}
    if len(different) < least:
        raise TooFewInvestigators(least, len(different))
    cases.record_investigators(session, case, [cause.actor, *names], cause)
