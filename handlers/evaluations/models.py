"""Tables of evaluations: the round, its team and its checks."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base, Key
from handlers.applications.models import Application
from handlers.columns import EventColumns, choice


class Organiser(StrEnum):
    """Who evaluates: the agency's own team or a commissioned third party (O3-08-a)."""

    TEAM = "team"
    THIRD_PARTY = "third_party"


class Expertise(StrEnum):
    """The four kinds of expertise a team must have (O3-08-b)."""

    INSURANCE = "insurance"
    MEDICINE = "medicine"
    FINANCE = "finance"
    INFORMATION_TECHNOLOGY = "information_technology"

    @property
    def label(self) -> str:
        """The expertise in Chinese."""
        return _EXPERTISE_LABELS[self]


_EXPERTISE_LABELS = {
    Expertise.INSURANCE: "医疗保障",
    Expertise.MEDICINE: "医药卫生",
    Expertise.FINANCE: "财务管理",
    Expertise.INFORMATION_TECHNOLOGY: "信息技术",
}


class Part(StrEnum):
    """How an item is checked: on paper, on the spot, or both."""

    PAPER = "paper"
    SITE = "site"
    BOTH = "both"


class Result(StrEnum):
    """There are two results and no third (O3-08-d)."""

    QUALIFIED = "qualified"
    UNQUALIFIED = "unqualified"


class Evaluation(Base):
    """One round of evaluation. The law knows the first and one re-evaluation (SC-054)."""

    __tablename__ = "evaluations"
    __table_args__ = (
        UniqueConstraint("application_id", "round"),
        CheckConstraint("round IN (1, 2)", name="round"),
    )

    id: Mapped[Key]
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"))
    round: Mapped[int]
    organiser: Mapped[Organiser | None] = mapped_column(choice(Organiser))
    third_party: Mapped[str | None]
    started_on: Mapped[date]
    result: Mapped[Result | None] = mapped_column(choice(Result))
    priority: Mapped[bool] = mapped_column(default=False)
    reasons: Mapped[str | None]
    advice: Mapped[str | None]
    concluded_on: Mapped[date | None]
    concluded_by: Mapped[str | None]
    filed_on: Mapped[date | None]
    filing_receipt: Mapped[str | None]
    delivered_on: Mapped[date | None]
    revoked_on: Mapped[date | None]

    application: Mapped[Application] = relationship(lazy="joined")
    team: Mapped[list[TeamMember]] = relationship(cascade="all, delete-orphan")
    checks: Mapped[list[Check]] = relationship(order_by="Check.position", cascade="all, delete-orphan")


class TeamMember(Base):
    """An evaluator and the expertise he or she stands for."""

    __tablename__ = "evaluation_team_members"

    id: Mapped[Key]
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluations.id"), index=True)
    name: Mapped[str]
    user_id: Mapped[str | None]
    expertise: Mapped[Expertise] = mapped_column(choice(Expertise))
    organisation: Mapped[str | None]


class Check(Base):
    """One item of the checklist. `passed` is None until somebody has looked.

    A priority item (N2025-02-5) is never mandatory: it only orders the qualified.
    """

    __tablename__ = "evaluation_checks"
    __table_args__ = (
        UniqueConstraint("evaluation_id", "code"),
        CheckConstraint("NOT (mandatory AND priority)", name="priority"),
    )

    id: Mapped[Key]
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluations.id"))
    position: Mapped[int]
    code: Mapped[str]
    provision: Mapped[str]
    title: Mapped[str]
    part: Mapped[Part] = mapped_column(choice(Part))
    mandatory: Mapped[bool]
    priority: Mapped[bool]
    failed_before: Mapped[bool]
    passed: Mapped[bool | None]
    evidence: Mapped[str | None]
    checked_by: Mapped[str | None]
    checked_on: Mapped[date | None]


class EvaluationEvent(EventColumns, Base):
    """One step of an evaluation with its cause. Never changed, never deleted."""

    __tablename__ = "evaluation_events"

    id: Mapped[Key]
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluations.id"), index=True)
