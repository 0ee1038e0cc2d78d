"""The request to leave: which day, how long, in which state; both sides of every boundary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from engine.errors import InvalidInput
from handlers import parameters
from handlers.agreements import Agreement
from handlers.agreements.states import IN_FORCE
from handlers.exits import ExitKind, ExitTooLong
from handlers.exits import filings as mine
from handlers.suspensions import BeyondTerm, DayPassed
from tests.handlers.cases import AREA, CAUSE
from tests.handlers.lives import END, at_work, in_force

DAY = date(2026, 4, 1)
ONE = timedelta(days=1)


def asked(
    session: Session, agreement: Agreement, kind: ExitKind, wanted: date | None = None, until: date | None = None
) -> object:
    values = {
        "exitKind": kind.value,
        "exitReason": "门店搬迁",
        "wantedOn": wanted and wanted.isoformat(),
        "wantedUntil": until and until.isoformat(),
    }
    return mine.request(at_work(session, DAY), agreement, None, values)


def test_an_end_is_asked_for_from_tomorrow_through_the_last_day(session: Session) -> None:
    agreement = in_force(session)
    assert asked(session, agreement, ExitKind.TERMINATE, DAY + ONE) == {
        "exitKind": "terminate",
        "exitReason": "门店搬迁",
        "wantedOn": "2026-04-02",
        "wantedUntil": None,
        "requestedOn": "2026-04-01",
    }
    asked(session, agreement, ExitKind.TERMINATE, END)
    with pytest.raises(DayPassed):
        asked(session, agreement, ExitKind.TERMINATE, DAY)
    with pytest.raises(BeyondTerm):
        asked(session, agreement, ExitKind.TERMINATE, END + ONE)


def test_who_does_not_renew_leaves_on_the_last_day_whatever_the_form_says(session: Session) -> None:
    found = asked(session, in_force(session), ExitKind.NOT_RENEW, DAY)
    assert isinstance(found, dict)
    assert (found["wantedOn"], found["wantedUntil"]) == (END.isoformat(), None)


def test_a_pause_lasts_180_days_at_most(session: Session) -> None:
    """O3-39-e; a longer one is asked for as 申请中止协议, where the leader may make an exception."""
    agreement, first = in_force(session), date(2026, 7, 1)
    last = date(2026, 12, 28)
    found = asked(session, agreement, ExitKind.SUSPEND, first, last)
    assert isinstance(found, dict)
    assert found["wantedUntil"] == last.isoformat()
    with pytest.raises(ExitTooLong) as refused:
        asked(session, agreement, ExitKind.SUSPEND, first, last + ONE)
    assert "180日" in refused.value.message_zh
    with pytest.raises(DayPassed):
        asked(session, agreement, ExitKind.SUSPEND, first, first - ONE)
    asked(session, agreement, ExitKind.SUSPEND, first, first)


def test_the_length_in_force_when_the_pause_begins_decides(session: Session) -> None:
    agreement, change = in_force(session), date(2026, 7, 1)
    parameters.set_override(session, "voluntary_suspension_max", AREA, change, 90, "本地规定", CAUSE)
    asked(session, agreement, ExitKind.SUSPEND, change - ONE, change + 100 * ONE)
    with pytest.raises(ExitTooLong):
        asked(session, agreement, ExitKind.SUSPEND, change, change + 91 * ONE)


def test_a_way_out_and_a_reason_are_needed(session: Session) -> None:
    agreement = in_force(session)
    for values in ({"exitKind": "elope", "exitReason": "无"}, {"exitKind": "notRenew", "exitReason": " "}):
        with pytest.raises(InvalidInput):
            mine.request(at_work(session, DAY), agreement, None, values)


def test_only_the_party_files_and_only_while_in_force() -> None:
    rules = {one.id: (sorted(one.roles), sorted(state.value for state in one.states)) for one in mine.FILINGS}
    states = ["ACTIVE", "SUSPENDED_A", "SUSPENDED_V"]
    in_force = sorted(state.value for state in IN_FORCE)
    assert rules == {"request-exit": (["institution"], states), "withdraw-exit": (["institution"], in_force)}
