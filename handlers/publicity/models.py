"""Tables of publicity: proposed list entries, objections, and the public list of designated parties."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base, Key
from handlers.applications.models import Application
from handlers.columns import EventColumns, choice
from handlers.register.kinds import PartyKind


class EntryState(StrEnum):
    """Published; paused while an objection is verified; passed without founded objection; removed."""

    PUBLISHED = "published"
    PAUSED = "paused"
    PASSED = "passed"
    REMOVED = "removed"


class Finding(StrEnum):
    """What the verification of an objection found (PR-03 step 3)."""

    UNFOUNDED = "unfounded"
    WORDING = "wording"
    FOUNDED = "founded"


class PublicityEntry(Base):
    """A party on a proposed list (拟签约名单). `ends_on` is the last day of publicity, moved on by a pause."""

    __tablename__ = "publicity_entries"

    id: Mapped[Key]
    area: Mapped[str] = mapped_column(index=True)
    list_number: Mapped[str] = mapped_column(index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), unique=True)
    party_name: Mapped[str]
    party_address: Mapped[str]
    published_on: Mapped[date]
    ends_on: Mapped[date]
    state: Mapped[EntryState] = mapped_column(choice(EntryState))
    closed_on: Mapped[date | None]

    application: Mapped[Application] = relationship(lazy="joined")
    objections: Mapped[list[Objection]] = relationship(
        order_by="Objection.id", cascade="all, delete-orphan", back_populates="entry"
    )


class Objection(Base):
    """An objection of the public. An anonymous one has evidence (GAP-03: anyone may object)."""

    __tablename__ = "objections"
    __table_args__ = (CheckConstraint("objector IS NOT NULL OR evidence IS NOT NULL", name="named_or_evidence"),)

    id: Mapped[Key]
    entry_id: Mapped[int] = mapped_column(ForeignKey("publicity_entries.id"), index=True)
    objector: Mapped[str | None]
    contact: Mapped[str | None]
    facts: Mapped[str]
    evidence: Mapped[str | None]
    received_on: Mapped[date]
    received_at: Mapped[datetime]
    finding: Mapped[Finding | None] = mapped_column(choice(Finding))
    finding_reason: Mapped[str | None]
    verified_on: Mapped[date | None]
    verified_by: Mapped[str | None]

    entry: Mapped[PublicityEntry] = relationship(back_populates="objections")

    @property
    def anonymous(self) -> bool:
        """Whether the objector gave no name."""
        return self.objector is None


class PublicityEvent(EventColumns, Base):
    """One step of a list entry with its cause. Never changed, never deleted."""

    __tablename__ = "publicity_events"

    id: Mapped[Key]
    entry_id: Mapped[int] = mapped_column(ForeignKey("publicity_entries.id"), index=True)


class DesignatedEntry(Base):
    """A party on the public list of designated parties (O3-10-a, O2-11-a) until `removed_on`."""

    __tablename__ = "designated_entries"
    __table_args__ = (
        Index(
            "uq_designated_entries_present",
            "party_id",
            "area",
            unique=True,
            sqlite_where=text("removed_on IS NULL"),
            postgresql_where=text("removed_on IS NULL"),
        ),
    )

    id: Mapped[Key]
    area: Mapped[str] = mapped_column(index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"))
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"))
    kind: Mapped[PartyKind] = mapped_column(choice(PartyKind))
    name: Mapped[str]
    address: Mapped[str]
    announced_on: Mapped[date]
    valid_to: Mapped[date]
    removed_on: Mapped[date | None]


class TerminatedEntry(Base):
    """A party on the public list of terminated parties, shown from `published_on` until hidden by a stay or removed.

    It copies what the public may see; persons are never named.
    """

    __tablename__ = "terminated_entries"

    id: Mapped[Key]
    area: Mapped[str] = mapped_column(index=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), index=True)
    agreement_number: Mapped[str]
    kind: Mapped[PartyKind] = mapped_column(choice(PartyKind))
    name: Mapped[str]
    credit_code: Mapped[str]
    address: Mapped[str]
    decision_number: Mapped[str] = mapped_column(unique=True)
    grounds: Mapped[list[str]]
    voluntary: Mapped[bool]
    terminated_on: Mapped[date]
    published_on: Mapped[date]
    hidden_on: Mapped[date | None]
    removed_on: Mapped[date | None]
