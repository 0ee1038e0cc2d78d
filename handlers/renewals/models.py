"""Tables of renewals: the file of one renewal, and appraisal results entered by hand until PR-07 gives them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base, Key
from handlers.agreements.models import Agreement
from handlers.columns import choice


class RequestSource(StrEnum):
    """Who brought the renewal about: the party by its request, or the agency by a unified round; either suffices."""

    REQUEST = "request"
    ROUND = "round"


class RenewalOutcome(StrEnum):
    """How a renewal ended (PR-08)."""

    AGREED = "agreed"
    REFUSED = "refused"
    LATE_DECLINED = "late_declined"
    NO_CONSENSUS = "no_consensus"
    COACHING_FAILED = "coaching_failed"
    PARTY_DECLINED = "party_declined"
    OVERTAKEN = "overtaken"


class Grade(StrEnum):
    """The grade of a final appraisal (PR-07)."""

    EXCELLENT = "excellent"
    GOOD = "good"
    QUALIFIED = "qualified"
    UNQUALIFIED = "unqualified"


class RenewalFile(Base):
    """The renewal of one agreement.

    `latest_on` is the last day for a request in time (rule 2.5). `gate` is what DT-04 said last and `gate_reason` why.
    `fixed_annual`: a fixed agreement with an annual one (O2-41-d). `outcome_reason` goes into the notices of refusal
    and of expiry.
    """

    __tablename__ = "renewal_files"
    __table_args__ = (
        CheckConstraint("(outcome IS NULL) = (outcome_on IS NULL)", name="outcome_on"),
        CheckConstraint("(requested_on IS NULL) = (source IS NULL)", name="source"),
    )

    id: Mapped[Key]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), unique=True)
    latest_on: Mapped[date]
    requested_on: Mapped[date | None]
    source: Mapped[RequestSource | None] = mapped_column(choice(RequestSource))
    late: Mapped[bool] = mapped_column(default=False)
    round_until: Mapped[date | None]
    gate: Mapped[str | None]
    gate_reason: Mapped[str | None]
    fixed_annual: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[RenewalOutcome | None] = mapped_column(choice(RenewalOutcome))
    outcome_on: Mapped[date | None]
    outcome_reason: Mapped[str | None]

    agreement: Mapped[Agreement] = relationship(lazy="joined")


class Appraisal(Base):
    """A final appraisal result of one year under one agreement (O3-34-a, O2-U07)."""

    __tablename__ = "appraisals"
    __table_args__ = (UniqueConstraint("agreement_id", "year"),)

    id: Mapped[Key]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"))
    year: Mapped[int]
    grade: Mapped[Grade] = mapped_column(choice(Grade))
    major_risk: Mapped[bool]
    final_on: Mapped[date]
    recorded_by: Mapped[str]
