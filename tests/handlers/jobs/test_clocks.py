"""Clock jobs: what they count, where they write, how they close."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from engine.errors import InvalidInput, WrongState
from handlers.deadlines import ledger
from handlers.deadlines.models import Outcome
from handlers.jobs import clocks
from handlers.jobs.case import cause_of, provisions_of
from handlers.jobs.open_clock import open_clock
from handlers.jobs.pause_clock import pause_clock
from handlers.jobs.timers import TIMERS, timer_of
from tests.handlers.cases import DAY, institution, pharmacy, submitted
from tests.handlers.jobs.job import job

ACC = {"timer": "T-ACC-5WD", "clock": "acc"}


@pytest.mark.parametrize(
    ("timer", "due"),
    [
        ("T-ACC-5WD", "2026-03-09"),
        ("T-SUP", "2026-03-30"),
        ("T-EVAL-3MO", "2026-06-02"),
        ("T-RECT-3MO", "2026-06-02"),
        ("T-REEV", "2026-09-02"),
        ("T-BAR-1Y", "2027-03-02"),
        ("T-PUB", "2026-03-09"),
        ("T-NEG", "2026-04-14"),
    ],
)
def test_every_timer_counts_by_its_rule(session: Session, timer: str, due: str) -> None:
    number = submitted(session, pharmacy(session)).number
    found = open_clock(job(session, number, headers={"timer": timer, "clock": "x"}, startDate=DAY.isoformat()))
    assert found == {"xDue": due, "xPaused": False}
    (clock,) = ledger.running_clocks(session, timer, business_key=number)
    assert (clock.variable, clock.start_event, clock.start) == ("xDue", TIMERS[timer].start_event, DAY)


def test_a_clock_starts_today_unless_told_otherwise(session: Session) -> None:
    number = submitted(session, pharmacy(session)).number
    assert open_clock(job(session, number, on=date(2026, 3, 3), headers=ACC))["accDue"] == "2026-03-10"


def test_a_paused_clock_says_so(session: Session) -> None:
    number = submitted(session, pharmacy(session)).number
    headers = {"timer": "T-PUB", "clock": "pub"}
    open_clock(job(session, number, headers=headers))
    found = pause_clock(job(session, number, headers=headers, given={"from": "2026-03-04", "cause": "1"}))
    assert found == {"pubDue": "2026-03-09", "pubPaused": True}


def test_pausing_needs_a_running_clock(session: Session) -> None:
    number = submitted(session, pharmacy(session)).number
    with pytest.raises(WrongState):
        clocks.running(job(session, number, headers=ACC))


@pytest.mark.parametrize(
    ("on", "closes", "outcome"),
    [
        (date(2026, 3, 9), "T-ACC-5WD:met", Outcome.MET),
        (date(2026, 3, 10), "T-ACC-5WD:met", Outcome.BREACHED),
        (date(2026, 3, 10), "T-ACC-5WD:cancelled", Outcome.CANCELLED),
        (date(2026, 3, 10), "*:cancelled", Outcome.CANCELLED),
    ],
)
def test_closing_late_is_a_breach(session: Session, on: date, closes: str, outcome: Outcome) -> None:
    number = submitted(session, pharmacy(session)).number
    open_clock(job(session, number, headers=ACC))
    (clock,) = ledger.running_clocks(session, "T-ACC-5WD", business_key=number)
    clocks.close_listed(job(session, number, on=on, headers={"closes": closes}))
    assert (clock.outcome, clock.closed_on) == (outcome, on)


def test_nothing_to_close_is_no_error(session: Session) -> None:
    number = submitted(session, pharmacy(session)).number
    clocks.close_listed(job(session, number, headers={"closes": "T-SUP:met"}))
    clocks.close_listed(job(session, number))


def test_wrong_words_are_refused(session: Session) -> None:
    number = submitted(session, pharmacy(session)).number
    open_clock(job(session, number, headers=ACC))
    with pytest.raises(InvalidInput, match="outcome"):
        clocks.close_listed(job(session, number, headers={"closes": "T-ACC-5WD:done"}))
    with pytest.raises(InvalidInput, match="T-ACC-5WD"):
        timer_of("T-NONE")


def test_the_cause_cites_the_order_of_the_party(session: Session) -> None:
    provision = "O3-07-b,O2-08-b,CC-201-a"
    for party, expected in (
        (pharmacy(session), ("O3-07-b", "CC-201-a")),
        (institution(session), ("O2-08-b", "CC-201-a")),
    ):
        given = job(session, submitted(session, party).number, provision=provision)
        assert provisions_of(given) == expected
        assert cause_of(given).provision == expected[0]


def test_a_job_needs_a_case(session: Session) -> None:
    with pytest.raises(InvalidInput, match="business key"):
        provisions_of(job(session))
