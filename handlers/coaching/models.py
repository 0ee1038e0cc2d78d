"""Tables of the policy coaching period: the period of an agreement, its training records, the deviations found in it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base, Key
from handlers.agreements.models import Agreement
from handlers.columns import choice


class Content(StrEnum):
    """What coaching consists of (N2025-04-3); every one has to be on record before the period may be closed."""

    TRAINING = "training"
    CASES = "cases"
    VISIT = "visit"
    REMINDER = "reminder"

    @property
    def label(self) -> str:
        """The content in Chinese."""
        return _LABELS[self]


_LABELS = {
    Content.TRAINING: "点对点法规政策培训",
    Content.CASES: "典型案例警示",
    Content.VISIT: "上门宣讲",
    Content.REMINDER: "检查提醒",
}


class Severity(StrEnum):
    """How grave a deviation is (N2025-04-4, -5, -7). The two graver words need reasons."""

    CORRECTED = "corrected"
    MINOR = "minor"
    SERIOUS = "serious"


class Phase(StrEnum):
    """The first period or its one extension."""

    FIRST = "first"
    EXTENDED = "extended"


class CoachingPeriod(Base):
    """政策辅导期 of one agreement.

    `extended_to` is the last day of the extension, `extended_by` who decided it (None while the decision is awaited);
    `rectified` the result of the check at the end of the extension.
    """

    __tablename__ = "coaching_periods"
    __table_args__ = (
        CheckConstraint("(extension_reasons IS NULL) = (extended_by IS NULL)", name="extension"),
        CheckConstraint("(rectified IS NULL) = (rectification_facts IS NULL)", name="rectification"),
    )

    id: Mapped[Key]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), unique=True)
    started_on: Mapped[date]
    extended_to: Mapped[date | None]
    extended_by: Mapped[str | None]
    extension_reasons: Mapped[str | None]
    rectified: Mapped[bool | None]
    rectification_facts: Mapped[str | None]
    concluded_on: Mapped[date | None]

    agreement: Mapped[Agreement] = relationship(lazy="joined")
    records: Mapped[list[CoachingRecord]] = relationship(order_by="CoachingRecord.id")
    deviations: Mapped[list[CoachingDeviation]] = relationship(order_by="CoachingDeviation.id")


class CoachingRecord(Base):
    """One act of coaching (辅导记录): what was taught, when, to whom. `contents` are values of `Content`."""

    __tablename__ = "coaching_records"

    id: Mapped[Key]
    period_id: Mapped[int] = mapped_column(ForeignKey("coaching_periods.id"), index=True)
    phase: Mapped[Phase] = mapped_column(choice(Phase))
    held_on: Mapped[date]
    contents: Mapped[list[str]] = mapped_column(JSON)
    participants: Mapped[str]
    summary: Mapped[str]
    recorded_by: Mapped[str]


class CoachingDeviation(Base):
    """A breach or deviation from policy found in the period, with its severity and the reasons for calling it so."""

    __tablename__ = "coaching_deviations"
    __table_args__ = (CheckConstraint("severity = 'corrected' OR reasons IS NOT NULL", name="reasons"),)

    id: Mapped[Key]
    period_id: Mapped[int] = mapped_column(ForeignKey("coaching_periods.id"), index=True)
    found_on: Mapped[date]
    severity: Mapped[Severity] = mapped_column(choice(Severity))
    facts: Mapped[str]
    reasons: Mapped[str | None]
    case_number: Mapped[str | None]
    recorded_by: Mapped[str]
