"""The running application of the scenarios: one engine, and a fresh copy of the database for each scenario."""

from __future__ import annotations

import shutil
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import engine.store.tables  # noqa: F401 -- the tables of the engine
import handlers.tables  # noqa: F401 -- the tables of the domain
from api.kit.context import Context
from api.kit.principal import Principal
from api.runtime import Runtime
from api.settings import Settings
from engine.actor import Actor
from engine.clock import PinnedClock
from engine.store import Database
from features.world import processes
from handlers.bootstrap import build_engine, deploy_processes

CHINA = ZoneInfo("Asia/Shanghai")
DEPLOYED_ON = date(2020, 1, 2)


class Office:
    """The real application over an SQLite file that is put back to its first state for every scenario.

    The engine stays, with the diagrams it has compiled; nothing else does.
    """

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.sqlite3"
        self._file = folder / "scenario.sqlite3"
        self._database = Database(f"sqlite:///{self._file}")
        self.clock = PinnedClock(morning(DEPLOYED_ON))
        self.engine = build_engine(self._database, self.clock)
        settings = Settings(f"sqlite:///{self._file}", folder)
        self.runtime = Runtime(settings, self._database, self.engine, self.clock)
        self._prepare()

    def reset(self) -> None:
        """Forget everything that happened."""
        self._database.dispose()
        shutil.copyfile(self._template, self._file)

    def open(self, day: date) -> None:
        """Begin on the morning of `day`."""
        self.clock = PinnedClock(morning(day))
        self.engine.clock = self.clock

    def context(self, principal: Principal) -> Context:
        """A request of that person."""
        return Context(self.runtime, principal, session_key=0, expires_at=self.clock.now())

    def close(self) -> None:
        """Close all connections."""
        self._database.dispose()

    def _prepare(self) -> None:
        self._database.create_all()
        self.engine.run(Actor.system(), lambda uow: deploy_processes(uow, processes.folder()))
        self._database.dispose()
        shutil.copyfile(self._file, self._template)


def morning(day: date) -> datetime:
    """Nine o'clock in China."""
    return datetime.combine(day, time(9), CHINA)
