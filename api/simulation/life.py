"""The simulated years: day by day the clock moves, parties come and file, and the staff works through the inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import engine.store.tables  # noqa: F401 -- the tables of the engine
import handlers.tables  # noqa: F401 -- the tables of the domain
from api.clock.advance import morning_of
from api.runtime import Runtime
from api.settings import Settings
from api.simulation import repository
from api.simulation.applying import Applicants
from api.simulation.chance import Chance
from api.simulation.filing import Filers
from api.simulation.holidays import publish_year
from api.simulation.inbox import Inbox
from api.simulation.people import staff
from api.simulation.policy import usual
from api.simulation.population import AREA, NEIGHBOUR, Life, population
from engine.actor import Actor
from engine.clock import PinnedClock
from engine.store import Database
from engine.worker.advance import advance
from handlers.bootstrap import build_engine, deploy_processes
from handlers.filings import import_agreement

AREAS = (AREA, NEIGHBOUR)
START = date(2026, 1, 1)
PUBLISHED = (11, 15)
"""Month and day on which the next year's holidays are published."""


@dataclass(slots=True)
class Simulation:
    """One simulated pooling area with a neighbour. `history` holds the agreements by state on the first of each month."""

    folder: Path
    parties: int
    days: int
    seed: int
    start: date = START
    runtime: Runtime = field(init=False)
    clock: PinnedClock = field(init=False)
    inbox: Inbox = field(init=False)
    filers: Filers = field(init=False)
    applicants: Applicants = field(init=False)
    history: list[tuple[date, dict[str, int]]] = field(default_factory=list)
    timers: int = 0
    _lives: dict[int, list[Life]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the database, deploy the procedures, hire the staff, invent the parties."""
        url = f"sqlite:///{self.folder / 'simulation.sqlite3'}"
        database = Database(url)
        database.create_all()
        self.clock = PinnedClock(morning_of(self.start))
        engine = build_engine(database, self.clock)
        self.runtime = Runtime(Settings(url, self.folder), database, engine, self.clock)
        engine.run(Actor.system(), deploy_processes)
        chance = Chance(str(self.seed))
        self.inbox = Inbox(self.runtime, usual(), chance.fork("inbox"), AREAS)
        self.filers = Filers(self.runtime, usual(), chance.fork("filing"), AREAS)
        self.applicants = Applicants(self.runtime, chance.fork("applying"))
        for life in population(self.parties, self.days, chance.fork("population")):
            self._lives.setdefault(life.enters, []).append(life)

    def live(self, tick: Callable[[date], None]) -> None:
        """Live through all days; `tick` is called at the end of each."""
        for day in range(self.days + 1):
            today = self.start + timedelta(days=day)
            self.timers += advance(self.runtime.engine, morning_of(today), self.clock.advance_to)
            if (today.month, today.day) == PUBLISHED:
                publish_year(self.runtime, today.year + 1)
            for life in self._lives.get(day, ()):
                self._enter(life)
            self.filers.work(day, today)
            self.applicants.work(day, today)
            self.inbox.work(day, today)
            if today.day == 1:
                self._note(today)
            tick(today)
        self._note(self.start + timedelta(days=self.days))

    def close(self) -> None:
        """Close the database."""
        self.runtime.close()

    def _enter(self, life: Life) -> None:
        self.applicants.add(life)
        if life.agreed is None:
            return
        for area in self._areas(life):
            since = (self.start + timedelta(days=life.agreed)).isoformat()
            data = {**life.form, "areaCode": area, "effectiveOn": since, "suspensionsInTerm": int(life.suspended)}
            officer = next(one for one in staff(AREAS) if one.has(area, "agency-negotiator"))
            self.runtime.engine.run(officer.actor, partial(import_agreement, data=data))

    def _areas(self, life: Life) -> Iterator[str]:
        yield AREA
        if life.elsewhere:
            yield NEIGHBOUR

    def _note(self, today: date) -> None:
        with self.runtime.database.read() as session:
            self.history.append((today, repository.states(session)))
