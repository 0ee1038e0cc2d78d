"""What may be filed for a voluntary exit (PR-13)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from engine.commands.unit_of_work import UnitOfWork
from handlers import parameters
from handlers.agreements import Agreement, AgreementState
from handlers.cases import Case, CaseKind
from handlers.deadlines import date_in_china
from handlers.exits.exits import ExitKind, ExitTooLong
from handlers.filings.filing import PARTY_ROLE, Filing, Key, Values
from handlers.fixed_dates import last_of_days
from handlers.form_values import day_of, text_of, word_of
from handlers.suspensions.errors import DayPassed
from handlers.suspensions.periods import require_in_term

_PARTY = frozenset({PARTY_ROLE})


def request(uow: UnitOfWork, agreement: Agreement, case: Case | None, values: Values) -> dict[str, object]:
    """The exit asked for: way, day, reason; without renewal the day is the term's last.

    Raises DayPassed, BeyondTerm, ExitTooLong.
    """
    today, kind = date_in_china(uow.now), word_of(values, "exitKind", ExitKind)
    wanted = agreement.ends_on if kind is ExitKind.NOT_RENEW else day_of(values, "wantedOn")
    if kind is not ExitKind.NOT_RENEW and wanted <= today:
        raise DayPassed("wantedOn", wanted, today)
    require_in_term(agreement, "wantedOn", wanted)
    until = _until(uow.session, agreement, wanted, values) if kind is ExitKind.SUSPEND else None
    return {
        "exitKind": kind.value,
        "exitReason": text_of(values, "exitReason"),
        "wantedOn": wanted.isoformat(),
        "wantedUntil": None if until is None else until.isoformat(),
        "requestedOn": today.isoformat(),
    }


def _until(session: Session, agreement: Agreement, wanted: date, values: Values) -> date:
    until = day_of(values, "wantedUntil")
    if until < wanted:
        raise DayPassed("wantedUntil", until, wanted)
    days = parameters.integer(session, "voluntary_suspension_max", agreement.area, wanted)
    latest = last_of_days(wanted, days)
    if until > latest:
        raise ExitTooLong(until, latest, days)
    return until


FILINGS = (
    Filing(
        id="request-exit",
        title="申请主动退出",
        form="exit-request",
        message="exit.requested",
        key=Key.AGREEMENT,
        roles=_PARTY,
        provision="O3-41-a",
        states=frozenset({AgreementState.ACTIVE, AgreementState.SUSPENDED_V, AgreementState.SUSPENDED_A}),
        opens_case=CaseKind.EXIT,
        prepare=request,
    ),
    Filing(
        id="withdraw-exit",
        title="撤回退出申请",
        form="exit-withdrawal",
        message="exit.withdrawn",
        key=Key.AGREEMENT,
        roles=_PARTY,
        provision="O3-41-a",
    ),
)
"""The filings of PR-13."""
