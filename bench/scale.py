"""`python -m bench.scale`: very many waiting agreements in one database, and all their timers due at one midnight.

`--agreements N` (1,100,000 if not given) are loaded as `bench.bulk` says, each with an open task and a timer. Then a caseworker
reads the first page of the inbox, beside the same page where only 10,000 agreements wait; then workers drain the cliff at
year's end, every timer a step of its own: the check was missed, its task is cancelled, the next one opens with its timer.

`--postgresql` does so on PostgreSQL with one worker a core, otherwise SQLite has one worker. Prints `name: value` lines and
writes `--chart FILE` (SVG): timers per second over time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rich.progress import Progress
from sqlalchemy import text

from bench.agreement import DIAGRAMS, PROCESS
from bench.bulk import area, load
from bench.drain import drain
from bench.line_chart import line_chart
from bench.ours import OurStore
from bench.postgres import Postgres
from engine import Actor
from engine.store import Database, incidents
from engine.store.task_search import TaskFilter, View, search_tasks

MIDNIGHT = datetime(2026, 12, 31, 16, tzinfo=UTC)  # in Beijing
GOAL = 306.0
FEW = 10_000
PAGES = 100
WINDOW_SECONDS = 1.0


def inbox_ratio(many: Database, few: Database) -> dict[str, float]:
    """Milliseconds of a caseworker's first page among many open tasks, and over those among few."""
    actor = Actor("caseworker", frozenset({"party"}), frozenset({area(0)}))
    wanted = TaskFilter(view=View.GROUPS)
    spent: dict[str, list[float]] = {"many": [], "few": []}
    for _ in range(PAGES):
        for name, database in (("many", many), ("few", few)):
            begun = time.perf_counter()
            with database.read() as session:
                page = search_tasks(session, actor, wanted)
            spent[name].append(time.perf_counter() - begun)
            if len(page.rows) != 50:
                raise RuntimeError(f"Expected a page of 50 tasks, but found {len(page.rows)}; load more agreements.")
    medians = {name: statistics.median(seconds) for name, seconds in spent.items()}
    return {"inbox_page_ms": medians["many"] * 1e3, "inbox_ratio": medians["many"] / medians["few"]}


class Speedometer:
    """How many timers were fired in each window of time."""

    def __init__(self) -> None:
        self.points: list[tuple[float, float]] = []
        self._begun = self._last = time.monotonic()
        self._counted = 0

    def __call__(self, total: int) -> None:
        """So many so far."""
        now = time.monotonic()
        if now - self._last >= WINDOW_SECONDS:
            self.points.append((now - self._begun, (total - self._counted) / (now - self._last)))
            self._last, self._counted = now, total

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._begun


def measure(url: str, small_url: str, agreements: int, workers: int, chart: Path) -> dict[str, float]:
    """Load, read, drain."""
    with Progress() as bars:
        store = OurStore(url, DIAGRAMS, PROCESS)
        few = OurStore(small_url, DIAGRAMS, PROCESS)
        loading = bars.add_task("loading", total=agreements + FEW)
        load(few, FEW, MIDNIGHT, lambda done: bars.update(loading, completed=done))
        load(store, agreements, MIDNIGHT, lambda done: bars.update(loading, completed=FEW + done))
        for each in (store, few):
            _settle(each.database)
        figures = {"bytes_per_agreement": _size(store.database) / agreements} | inbox_ratio(store.database, few.database)
        draining = bars.add_task("timers", total=agreements)
        speed = Speedometer()
        fired = drain(url, MIDNIGHT, workers, _both(speed, lambda total: bars.update(draining, completed=total)))
        _require_no_incidents(store.database)
        figures |= {"timers_fired": fired, "timers_per_second": fired / speed.seconds}
    chart.write_text(line_chart(f"{fired:,} timers due at one midnight: timers per second", speed.points, GOAL))
    for each in (store, few):
        each.database.dispose()
    return figures


def _require_no_incidents(database: Database) -> None:
    with database.read() as session:
        if found := incidents.count(session, None):
            raise RuntimeError(f"Expected every timer to fire, but {found} failed; look at their incidents.")


def _both(*calls: Callable[[int], None]) -> Callable[[int], None]:
    def call(total: int) -> None:
        for each in calls:
            each(total)

    return call


def _settle(database: Database) -> None:
    """What a database that has run for a while has behind it: statistics on PostgreSQL, an empty log on SQLite."""
    statement = "pragma wal_checkpoint(truncate)" if database.is_sqlite else "analyze"
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))


def _size(database: Database) -> float:
    if database.is_sqlite:
        return float(Path(str(database.url.database)).stat().st_size)
    with database.engine.connect() as connection:
        return float(connection.execute(text("select pg_database_size(current_database())")).scalar_one())


@contextmanager
def databases(*, postgresql: bool) -> Iterator[tuple[str, str]]:
    """The URLs of a large and a small database, which go when it is over."""
    if not postgresql:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/many.sqlite3", f"sqlite:///{folder}/few.sqlite3"
        return
    with Postgres(max_wal_size="4GB") as server:
        admin = Database(server.url())
        with admin.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for name in ("many", "few"):
                connection.execute(text(f"create database {name}"))
        admin.dispose()
        yield server.url("many"), server.url("few")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--agreements", type=int, default=1_100_000)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--workers", type=int, help="processes on PostgreSQL; one a core if not given")
    parser.add_argument("--chart", type=Path, default=Path("scale.svg"))
    asked = parser.parse_args()
    workers = (asked.workers or len(os.sched_getaffinity(0))) if asked.postgresql else 1
    with databases(postgresql=asked.postgresql) as (url, small_url):
        figures = measure(url, small_url, asked.agreements, workers, asked.chart)
    for name, value in figures.items():
        print(f"{name}: {value:.4g}" if value < 1e6 else f"{name}: {value:,.0f}")


if __name__ == "__main__":
    main()
