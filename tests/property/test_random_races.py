"""Two workers race on one random instance: the outcome is that of one order or the other, and nothing is done twice."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import permutations
from threading import Barrier

from hypothesis import given, note
from hypothesis import strategies as st

from engine.clock import PinnedClock
from engine.engine import Engine
from engine.feel import FunctionLibrary
from engine.store import Database
from engine.worker import run_due
from tests.engine.house import MONDAY, House
from tests.property.blocks import Block, blocks
from tests.property.lives import Act, Life
from tests.property.profile import random_cases

MOVES = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 5), st.sampled_from([0, 0, 50])), max_size=6)


@contextmanager
def second_connection(house: House) -> Iterator[Database]:
    """The same database, opened once more, as another process would."""
    database = Database(house.database.url)
    try:
        yield database
    finally:
        database.dispose()


def race(life: Life, others: Database, acts: list[Act]) -> None:
    """Do both acts at the same moment; then the database must be where one of the two orders leads."""
    start = Barrier(2)

    def run(database: Database, act: Act) -> bool:
        engine = Engine(database, life.house.clock, life.house.handlers, FunctionLibrary.standard())
        start.wait()
        return act.real(engine)

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(run, (life.house.database, others), acts))
    if any(act.kind == "time" for act in acts):
        run_due(life.house.engine)  # a worker passes over what another one holds, and looks again later
    known = sorted((row.kind, row.element, row.due) for row in life.rows)
    for order in permutations(acts):
        model, accepted = life.replayed(list(order))
        waits = [wait for wait in model.picture if wait[0] != "condition"]
        # a message that comes too late is published all the same, and reaches nobody
        late = sum(act.kind in ("message", "signal") for act in acts)
        if waits == known and len(accepted) <= sum(done) <= len(accepted) + late:
            life.acts += accepted
            life.model = model
            life.check()
            return
    raise AssertionError(f"{acts} in no order lead to {known}")


def walk(house: House, block: Block, n: int, moves: list[tuple[int, int, int, int]]) -> None:
    """Races all the way."""
    house.clock = PinnedClock(MONDAY)
    house.engine = house.restarted()
    life = Life(house, block, n)
    try:
        with second_connection(house) as others:
            for move in moves:
                if life.model.finished or not (pair := chosen(life, *move)):
                    break
                note(str(pair))
                race(life, others, pair)
    finally:
        life.cancel()


def chosen(life: Life, first: int, second: int, n: int, minutes: int) -> list[Act]:
    """Two things that may happen now, possibly the same one twice; with `minutes` the second is the clock."""
    acts = life.acts_now(n)
    if minutes:
        acts.append(life.time_passed(minutes))
    return [acts[first % len(acts)], acts[-1] if minutes else acts[second % len(acts)]] if acts else []


@random_cases(25)
@given(block=blocks(), n=st.integers(0, 5), moves=MOVES)
def test_two_connections_race_on_sqlite(database: Database, block: Block, n: int, moves: list[tuple[int, int, int, int]]) -> None:
    walk(House(database), block, n, moves)


@random_cases(40)
@given(block=blocks(), n=st.integers(0, 5), moves=MOVES)
def test_two_workers_race_on_postgresql(
    postgresql_database: Database, block: Block, n: int, moves: list[tuple[int, int, int, int]]
) -> None:
    walk(House(postgresql_database), block, n, moves)
