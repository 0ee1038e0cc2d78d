"""Random processes in a database: killed and restarted at every commit point, with a clock that also goes back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from engine.clock import PinnedClock
from engine.store import Database
from engine.worker import run_due
from tests.engine.house import House
from tests.property.blocks import Block, blocks
from tests.property.lives import Act, Life, check_ended
from tests.property.profile import random_cases

MOVES = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5), st.sampled_from([0, 0, 0, 20, 50, 120])), max_size=12)


class Killed(BaseException):
    """The process ends before its transaction is committed."""


@contextmanager
def fresh_house(template: Path, factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own for each case."""
    folder = factory.mktemp("random")
    database = Database(f"sqlite:///{shutil.copy(template, folder / 'house.sqlite3')}")
    yield House(database)
    database.dispose()
    shutil.rmtree(folder)


def killed_first(life: Life, act: Act) -> None:
    """The first attempt is lost just before its commit: nothing of it stays, and the next one is as if it had never been."""
    before = life.house.everything()
    with pytest.raises(Killed):
        until_its_commit(life.house, act)
    assert life.house.everything() == before
    life.house.engine = life.house.restarted()


def until_its_commit(house: House, act: Act) -> None:
    """Everything but the commit."""
    with house.database.begin() as connection:
        engine = house.restarted()
        engine.database = _Joined(house.database, connection)  # type: ignore[assignment]  # the same two doors
        act.real(engine)
        raise Killed


class _Joined:
    """A database whose writers all share one connection, so that what they did can still be lost."""

    def __init__(self, database: Database, connection: object) -> None:
        self._database, self._connection = database, connection
        self.is_sqlite = database.is_sqlite

    @contextmanager
    def begin(self) -> Iterator[object]:
        yield self._connection

    def read(self) -> object:
        return self._database.read()


@random_cases(60)
@given(block=blocks(), n=st.integers(0, 5), moves=MOVES)
def test_restarted_at_every_commit_point(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, block: Block, n: int, moves: list[tuple[int, int, int]]
) -> None:
    with fresh_house(sqlite_template, tmp_path_factory) as house:
        life = Life(house, block, n)
        for choice, value, minutes in moves:
            acts = life.acts_now(value)
            act = life.time_passed(minutes) if minutes else acts[choice % len(acts)] if acts else None
            if act is None or life.model.finished:
                break
            note(str(act))
            killed_first(life, act)
            life.do(act)
        life.cancel()
        check_ended(house)


@random_cases(60)
@given(block=blocks(), n=st.integers(0, 5), leaps=st.lists(st.integers(-200, 300), min_size=1, max_size=12))
def test_a_clock_that_goes_back_loses_and_doubles_no_timer(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, block: Block, n: int, leaps: list[int]
) -> None:
    with fresh_house(sqlite_template, tmp_path_factory) as house:
        life = Life(house, block, n)
        for leap in leaps:
            house.clock = PinnedClock(house.clock.now() + timedelta(minutes=leap))
            house.engine = house.restarted()
            life.do(Act("time", "", 0, now=house.clock.now()))
            assert run_due(house.engine) == 0
        life.cancel()
        check_ended(house)
