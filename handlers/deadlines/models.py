"""Tables of the deadline ledger and of the holiday arrangements loaded at run time."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base
from engine.store.base import Key
from handlers.columns import choice
from handlers.deadlines.dates import end_of_day
from handlers.deadlines.deadline import Rule
from handlers.deadlines.periods import Period, Unit, period_of
from handlers.deadlines.term import Term


class Outcome(StrEnum):
    """How a clock stands or ended (rule 2.9)."""

    RUNNING = "running"
    MET = "met"
    BREACHED = "breached"
    CANCELLED = "cancelled"


class ClockPause(Base):
    """One interval in which a clock stood, for one `cause`; `end` is None while it still stands."""

    __tablename__ = "clock_pauses"

    id: Mapped[Key]
    clock_id: Mapped[int] = mapped_column(ForeignKey("clocks.id"), index=True)
    cause: Mapped[str]
    start: Mapped[date]
    end: Mapped[date | None]


class Clock(Base):
    """One row of the deadline ledger: a timer of PR-20 for one case, with everything needed to count it again.

    `timer` is the register's id (T-ACC-5WD); `variable` the process variable that holds the due date, if any.
    `due` counts finished pauses only: while the clock stands, `paused_since` is set and nothing falls due.
    """

    __tablename__ = "clocks"
    __table_args__ = (
        Index(None, "business_key", "timer"),
        Index(None, "outcome", "due"),
    )

    id: Mapped[Key]
    timer: Mapped[str]
    business_key: Mapped[str | None]
    instance_key: Mapped[int | None] = mapped_column(index=True)
    area: Mapped[str | None]
    variable: Mapped[str | None]
    start_event: Mapped[str]
    start: Mapped[date]
    rule: Mapped[Rule] = mapped_column(choice(Rule))
    unit: Mapped[Unit | None] = mapped_column(choice(Unit))
    amount: Mapped[int | None]
    extensions: Mapped[list[Any]]
    due: Mapped[date]
    paused_since: Mapped[date | None]
    provisional: Mapped[bool]
    calendar_version: Mapped[str]
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome))
    closed_on: Mapped[date | None]
    provisions: Mapped[list[str]]
    explanation: Mapped[dict[str, Any]]
    opened_at: Mapped[datetime]
    pauses: Mapped[list[ClockPause]] = relationship(order_by=ClockPause.start, lazy="selectin")

    @property
    def term(self) -> Term:
        """The rule, start and period of this clock."""
        period = None if self.unit is None or self.amount is None else period_of(self.unit, self.amount)
        return Term(self.rule, self.start, period, tuple(self.provisions))

    @property
    def extended_by(self) -> tuple[Period, ...]:
        """The extensions granted, in order."""
        return tuple(period_of(unit, amount) for unit, amount in self.extensions)

    @property
    def is_running(self) -> bool:
        """Whether no outcome is recorded yet."""
        return self.outcome is Outcome.RUNNING

    @property
    def elapses_at(self) -> datetime | None:
        """UTC instant at which the due date has fully elapsed in China; None while the clock stands or is closed."""
        return end_of_day(self.due) if self.is_running and self.paused_since is None else None


class CalendarArrangement(Base):
    """A holiday arrangement loaded at run time. Rows are never changed: the highest `version` of a year wins.

    `off` maps ISO dates to the holiday's name, `work` lists ISO dates. `area` is "" for the whole nation.
    """

    __tablename__ = "calendar_arrangements"
    __table_args__ = (UniqueConstraint("area", "year", "version"),)

    id: Mapped[Key]
    area: Mapped[str]
    year: Mapped[int]
    version: Mapped[int]
    off: Mapped[dict[str, Any]]
    work: Mapped[list[str]]
    source: Mapped[str]
    recorded_by: Mapped[str]
    recorded_at: Mapped[datetime]
