"""The running application: database, clocks, engine and settings, wired once at start."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from api.kit.dates import Today
from api.settings import Settings
from engine.clock import Clock, SystemClock
from engine.engine import Engine
from engine.store import Database
from handlers.bootstrap import build_engine
from handlers.deadlines.overrides import calendar_for


@dataclass(frozen=True, slots=True)
class Runtime:
    """Everything a request needs besides its own data.

    The engine's clock may be pinned in a demonstration; `wall` never is: sessions and throttling go by it.
    `stopping` is set once the process was asked to end.
    """

    settings: Settings
    database: Database
    engine: Engine
    wall: Clock
    stopping: threading.Event = field(default_factory=threading.Event)

    @classmethod
    def open(cls, settings: Settings, clock: Clock | None = None) -> Runtime:
        """Connect to the database and build the engine; `clock` is the engine's, the machine's by default."""
        database = Database(settings.database_url)
        engine = build_engine(database, clock or SystemClock(), demonstration=settings.demo)
        return cls(settings, database, engine, SystemClock())

    def today(self, session: Session, area: str | None = None) -> Today:
        """The present: the engine's instant, and the calendar of an area (or the nation's)."""
        return Today(self.engine.now(session), calendar_for(session, area))

    def close(self) -> None:
        """Close all connections."""
        self.database.dispose()
