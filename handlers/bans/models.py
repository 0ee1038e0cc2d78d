"""Tables of what bars an application: bans, the dishonesty list and unperformed penalties (PR-18)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engine.store import Base, Key
from handlers.columns import choice


class SubjectKind(StrEnum):
    """A ban runs on a party (by credit code) or on a person (by identity number)."""

    PARTY = "party"
    PERSON = "person"


class BanGround(StrEnum):
    """Why a ban was recorded; see `handlers.bans.grounds` for years, conditions and provisions."""

    FALSE_APPLICATION = "false_application"
    ILLEGALITY = "illegality"
    SERIOUS_BREACH = "serious_breach"
    KEY_PERSON = "key_person"
    FAILED_REEVALUATION = "failed_reevaluation"


class FaultClass(StrEnum):
    """The fault class a termination decision must state (GAP-19, procedures.md 7.1)."""

    FRAUD = "fraud"
    ILLEGALITY = "illegality"
    SERIOUS_BREACH = "serious_breach"
    NONE = "none"


class BanStatus(StrEnum):
    """Active, suspended by a stay, or ended by revocation. A ban whose time is over stays active on paper."""

    ACTIVE = "active"
    STAYED = "stayed"
    REVOKED = "revoked"


class Ban(Base):
    """One bar to application. `anniversary` is the corresponding day of the period's end (rule 2.6).

    A ban is lifted only if the period is over and every required duty has been performed (O3-11-3, O3-11-4).
    """

    __tablename__ = "bans"
    __table_args__ = (CheckConstraint("years > 0", name="years"),)

    id: Mapped[Key]
    area: Mapped[str]
    subject_kind: Mapped[SubjectKind] = mapped_column(choice(SubjectKind))
    subject_code: Mapped[str] = mapped_column(index=True)
    subject_name: Mapped[str]
    ground: Mapped[BanGround] = mapped_column(choice(BanGround))
    fault_class: Mapped[FaultClass] = mapped_column(choice(FaultClass))
    start_event: Mapped[str]
    start_on: Mapped[date]
    years: Mapped[int]
    anniversary: Mapped[date]
    penalty_required: Mapped[bool]
    penalty_performed_on: Mapped[date | None]
    liability_required: Mapped[bool]
    liability_performed_on: Mapped[date | None]
    source_decision: Mapped[str]
    status: Mapped[BanStatus] = mapped_column(choice(BanStatus))
    recorded_by: Mapped[str]
    recorded_at: Mapped[datetime]
    instance_key: Mapped[int | None]


class DishonestyEntry(Base):
    """A person on the list of dishonest persons (失信人名单) until `removed_on` (O3-11-6, O2-12-8)."""

    __tablename__ = "dishonesty_entries"

    id: Mapped[Key]
    subject_code: Mapped[str] = mapped_column(index=True)
    subject_name: Mapped[str]
    listed_on: Mapped[date]
    removed_on: Mapped[date | None]
    source: Mapped[str]


class Penalty(Base):
    """An administrative penalty on a party, performed on `performed_on` or not yet (O3-11-1, O2-12-3)."""

    __tablename__ = "penalties"

    id: Mapped[Key]
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    decision: Mapped[str]
    authority: Mapped[str]
    decided_on: Mapped[date]
    performed_on: Mapped[date | None]
