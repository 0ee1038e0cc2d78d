"""The facade: transactions, retries and the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from engine import commands
from engine.actor import Actor
from engine.clock import PinnedClock, SystemClock, in_utc
from engine.commands import UnitOfWork
from engine.durations import parse_duration
from engine.engine import Engine
from engine.errors import Forbidden, InvalidInput
from engine.feel import FunctionLibrary
from engine.jobs import HandlerRegistry, Job
from engine.store import Database, history, keys
from engine.store.process_instances import StaleInstance
from tests.engine.house import MONDAY, WANG, House
from tests.engine.spiff.drawing import chain, document, end, start

DAY = timedelta(days=1)
PLAIN = document(start(), end(), chain("start", "end"))


@pytest.fixture
def demonstration(database: Database) -> Engine:
    clock = PinnedClock(MONDAY)
    return Engine(database, clock, HandlerRegistry(), FunctionLibrary.standard(), demonstration=True)


def test_the_system_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)


def test_a_pinned_clock_only_goes_forward() -> None:
    clock = PinnedClock(MONDAY)
    clock.advance_to(MONDAY)
    clock.advance_to(MONDAY + DAY)
    assert clock.now() == MONDAY + DAY
    with pytest.raises(InvalidInput, match="never goes back"):
        clock.advance_to(MONDAY)


def test_a_naive_instant_has_no_zone_to_convert() -> None:
    with pytest.raises(InvalidInput, match="aware"):
        in_utc(datetime(2026, 3, 2))  # noqa: DTZ001 -- that is the point


def test_a_pin_in_the_database_is_seen_by_every_engine(demonstration: Engine) -> None:
    with demonstration.transaction(WANG) as uow:
        commands.pin_clock(uow, MONDAY + DAY)
    with demonstration.transaction(WANG) as uow:
        assert uow.now == MONDAY + DAY
        with pytest.raises(Forbidden, match="stands"):
            commands.pin_clock(uow, MONDAY)
    other = Engine(demonstration.database, SystemClock(), HandlerRegistry(), FunctionLibrary.standard(), demonstration=True)
    with other.reading() as session:
        assert other.now(session) == MONDAY + DAY
    with demonstration.transaction(WANG) as uow:
        commands.unpin_clock(uow)
    with demonstration.reading() as session:
        assert demonstration.now(session) == MONDAY


def test_outside_demonstration_mode_the_clock_is_left_alone(demonstration: Engine) -> None:
    with demonstration.transaction(WANG) as uow:
        commands.pin_clock(uow, MONDAY + DAY)
    production = Engine(demonstration.database, PinnedClock(MONDAY), HandlerRegistry(), FunctionLibrary.standard())
    with production.transaction(WANG) as uow:
        assert uow.now == MONDAY
        with pytest.raises(Forbidden, match="demonstration"):
            commands.pin_clock(uow, MONDAY + DAY)
        with pytest.raises(Forbidden, match="demonstration"):
            commands.unpin_clock(uow)


@pytest.mark.parametrize("collisions", [0, 1, 4])
def test_a_collision_is_tried_again(database: Database, collisions: int) -> None:
    house = House(database)
    seen: list[UnitOfWork] = []

    def work(uow: UnitOfWork) -> str:
        uow.audit("try", "test", len(seen))
        seen.append(uow)
        if len(seen) <= collisions:
            raise StaleInstance(1)
        return "done"

    assert house.engine.run(WANG, work) == "done"
    assert [entry.subject for entry in house.audit()] == [str(collisions)]


def test_a_collision_that_does_not_end_is_reported(database: Database) -> None:
    def work(uow: UnitOfWork) -> None:
        raise StaleInstance(1)

    with pytest.raises(StaleInstance):
        House(database).engine.run(WANG, work)


def test_equal_keys_collide_and_are_drawn_anew(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    house = House(database)
    drawn = iter([7, 7, 8])
    monkeypatch.setattr(keys._generator, "next", lambda: next(drawn))
    for _ in range(2):
        house.engine.run(WANG, lambda uow: uow.audit("try", "test", 1))
    assert sorted(entry.key for entry in house.audit()) == [7, 8]


def test_a_job_type_is_registered_once() -> None:
    registry = HandlerRegistry()

    @registry.job("print")
    def print_it(job: Job) -> None:
        """Nothing to print in a test."""

    assert registry.find("print") is print_it
    assert registry.types == {"print", "publish-message"}
    with pytest.raises(ValueError, match="print"):
        registry.register("print", print_it)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P1D", DAY),
        ("P2W", 14 * DAY),
        ("PT30M", timedelta(minutes=30)),
        ("P1DT2H3M4.5S", timedelta(days=1, hours=2, minutes=3, seconds=4.5)),
    ],
)
def test_durations(text: str, expected: timedelta) -> None:
    assert parse_duration(text, field="timeToLive") == expected


@pytest.mark.parametrize("text", ["", "P", "PT", "P1DT", "1D", "P1M", "P1Y", "-P1D", "P１D", "P1D "])
def test_other_durations_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="timeToLive"):
        parse_duration(text, field="timeToLive")


@pytest.mark.parametrize(("tenant", "groups"), [("a", {"x"}), ("b", {"y"}), ("c", set())])
def test_groups_may_differ_from_area_to_area(tenant: str, groups: set[str]) -> None:
    by_tenant = {"a": frozenset({"x"}), "b": frozenset({"y"}), "c": frozenset({"z"})}
    actor = Actor("p", frozenset({"x", "y"}), frozenset({"a", "b"}), groups_by_tenant=by_tenant)
    assert actor.groups_in(tenant) == groups


def test_history_can_be_read_in_parts(database: Database) -> None:
    house = House(database)
    house.deploy(PLAIN)
    key = house.start()
    with house.engine.reading() as session:
        whole = history.of_instance(session, key)
        first = history.of_instance(session, key, limit=2)
        rest = history.of_instance(session, key, after=first[-1].key)
        events = history.of_instance(session, key, types={"END_EVENT"})
    assert [event.key for event in [*first, *rest]] == [event.key for event in whole]
    assert {event.element_id for event in events} == {"end"}
