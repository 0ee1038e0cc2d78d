"""The deadline board: which clocks are in which group, for whom."""

from __future__ import annotations

from datetime import date

import pytest

from api.cases.clocks import NAMES
from api.runtime import Runtime
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from handlers.deadlines import CalendarDays, Rule, Term, ledger
from handlers.deadlines.models import Outcome
from handlers.jobs.timers import TIMERS
from tests.api.conftest import SignInAs
from tests.api.lives import TODAY, Lives

# 2026-09-29 is a Tuesday; the Sunday of its week is 2026-10-04


@pytest.fixture
def number(runtime: Runtime) -> str:
    """An agreement whose own clocks are closed."""
    number = Lives(runtime).begin()
    run(runtime, lambda uow: close_all(uow, number))
    return number


def run(runtime: Runtime, work: object) -> None:
    runtime.engine.run(Actor.system(), work)  # type: ignore[arg-type]


def close_all(uow: UnitOfWork, number: str) -> None:
    ledger.close_running(uow.session, TIMERS, Outcome.CANCELLED, on=TODAY, business_key=number)


def open_clock(runtime: Runtime, number: str, due: date, *, timer: str = "T-REPORT", rule: Rule = Rule.FIXED) -> None:
    def work(uow: UnitOfWork) -> None:
        term = Term(rule, due) if rule is Rule.FIXED else Term(rule, due, CalendarDays(1))
        subject = ledger.Subject(number, None, "330100")
        ledger.open_clock(uow.session, timer=timer, subject=subject, start_event="作出决定", term=term, now=uow.now)

    run(runtime, work)


@pytest.mark.parametrize(
    ("due", "groups"),
    [
        (date(2026, 9, 28), {"overdue"}),
        (date(2026, 9, 29), {"today", "week"}),
        (date(2026, 9, 30), {"week"}),
        (date(2026, 10, 4), {"week"}),
        (date(2026, 10, 5), set()),
    ],
)
def test_groups_by_their_boundary_days(sign_in_as: SignInAs, runtime: Runtime, number: str, due: date, groups: set[str]) -> None:
    open_clock(runtime, number, due)
    person = sign_in_as("fuzeren")

    counts = person.get("/api/deadlines/counts").json()

    assert counts == {group: int(group in groups or group == "all") for group in ("today", "week", "overdue", "paused", "all")}
    for group, count in counts.items():
        page = person.get("/api/deadlines", params={"group": group}).json()
        assert (page["total"], len(page["items"])) == (count, count)


def test_a_row_says_whose_clock_it_is_and_what_is_left(sign_in_as: SignInAs, runtime: Runtime, number: str) -> None:
    open_clock(runtime, number, date(2026, 9, 28))

    (row,) = sign_in_as("jihe").get("/api/deadlines", params={"group": "overdue"}).json()["items"]

    assert (row["business_key"], row["kind"], row["party_name"]) == (number, "agreement", "杭州拱墅康泽大药房")
    assert (row["name"], row["overdue"], row["remaining_working_days"]) == ("报告期限", True, -1)


@pytest.mark.parametrize("timer", ["T-PUB", "T-DEF", "T-TERM-END"])
def test_what_has_to_pass_makes_nobody_late(sign_in_as: SignInAs, runtime: Runtime, number: str, timer: str) -> None:
    open_clock(runtime, number, date(2026, 9, 28), timer=timer)

    assert sign_in_as("jihe").get("/api/deadlines/counts").json()["overdue"] == 0


def test_a_ban_makes_nobody_late(sign_in_as: SignInAs, runtime: Runtime, number: str) -> None:
    open_clock(runtime, number, date(2026, 9, 1), timer="T-RECT-3MO", rule=Rule.FLOOR)

    counts = sign_in_as("jihe").get("/api/deadlines/counts").json()

    assert (counts["overdue"], counts["all"]) == (0, 1)


def test_a_clock_that_stands_is_due_nowhere(sign_in_as: SignInAs, runtime: Runtime, number: str) -> None:
    open_clock(runtime, number, date(2026, 9, 28), timer="T-REPORT", rule=Rule.ACT)

    def pause(uow: UnitOfWork) -> None:
        (clock,) = ledger.running_clocks(uow.session, "T-REPORT", business_key=number)
        ledger.pause_clock(uow.session, clock.id, since=TODAY, cause="stay")

    run(runtime, pause)

    assert sign_in_as("jihe").get("/api/deadlines/counts").json() == {
        "today": 0,
        "week": 0,
        "overdue": 0,
        "paused": 1,
        "all": 1,
    }


@pytest.mark.parametrize(("username", "total"), [("yaodian", 1), ("yiyuan", 0), ("nb-fuzeren", 0), ("shouli", 1), ("sheji", 0)])
def test_only_who_sees_the_agreement_sees_its_clocks(
    sign_in_as: SignInAs, runtime: Runtime, number: str, username: str, total: int
) -> None:
    open_clock(runtime, number, TODAY)

    assert sign_in_as(username).get("/api/deadlines", params={"group": "today"}).json()["total"] == total


@pytest.mark.parametrize(
    ("filters", "total"),
    [({"q": "康泽"}, 1), ({"q": "仁济"}, 0), ({"timer": "T-REPORT"}, 1), ({"timer": "T-DEF"}, 0), ({"area": "330200"}, 0)],
)
def test_filters(sign_in_as: SignInAs, runtime: Runtime, number: str, filters: dict[str, str], total: int) -> None:
    open_clock(runtime, number, TODAY)

    assert sign_in_as("fuzeren").get("/api/deadlines", params={"group": "all", **filters}).json()["total"] == total


def test_every_timer_has_a_name() -> None:
    assert set(TIMERS) <= set(NAMES)
