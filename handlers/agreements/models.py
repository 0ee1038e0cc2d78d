"""Tables of agreements: the agreement with its regions, its events, supplements and registered personnel."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base, Key
from handlers.agreements.states import (
    AgreementState,
    CaseState,
    Coaching,
    Remote,
    Renewal,
    Settlement,
    SignerLevel,
)
from handlers.columns import EventColumns, choice
from handlers.register.models import Party, Person


class Agreement(Base):
    """A medical insurance agreement (医保协议). `ends_on` is the last day of the term (rule 2.1a).

    `settlement` is None until settlement is opened; `agency_suspensions` counts SUSPENDED_A in this term.
    """

    __tablename__ = "agreements"
    __table_args__ = (
        CheckConstraint("agency_suspensions >= 0", name="agency_suspensions"),
        CheckConstraint("ends_on > effective_on", name="term"),
        CheckConstraint("effective_on >= signed_on", name="effective"),
        CheckConstraint("state = 'SIGNED' OR filed_on IS NOT NULL", name="filed"),
    )

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)
    area: Mapped[str] = mapped_column(index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), unique=True)
    state: Mapped[AgreementState] = mapped_column(choice(AgreementState), index=True)
    text_version: Mapped[str]
    clauses: Mapped[dict[str, str]] = mapped_column(JSON)
    signer: Mapped[str]
    signer_level: Mapped[SignerLevel] = mapped_column(choice(SignerLevel))
    signer_exception: Mapped[str | None]
    first_designation: Mapped[bool]
    signed_on: Mapped[date]
    effective_on: Mapped[date]
    ends_on: Mapped[date]
    filed_on: Mapped[date | None]
    filing_receipt: Mapped[str | None]
    settlement_opened_on: Mapped[date | None]
    platform_purchasing_from: Mapped[date | None]
    settlement: Mapped[Settlement | None] = mapped_column(choice(Settlement))
    coaching: Mapped[Coaching] = mapped_column(choice(Coaching), default=Coaching.NONE)
    remote_settlement: Mapped[Remote] = mapped_column(choice(Remote), default=Remote.OFF)
    renewal: Mapped[Renewal] = mapped_column(choice(Renewal), default=Renewal.NONE)
    case_state: Mapped[CaseState] = mapped_column(choice(CaseState), default=CaseState.NONE)
    agency_suspensions: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]

    party: Mapped[Party] = relationship(lazy="joined")
    supplements: Mapped[list[SupplementaryAgreement]] = relationship(cascade="all, delete-orphan")


class AgreementEvent(EventColumns, Base):
    """One step of an agreement with its cause. Never changed, never deleted."""

    __tablename__ = "agreement_events"

    id: Mapped[Key]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), index=True)


class SupplementKind(StrEnum):
    """What a supplementary agreement adds."""

    INTERNET_HOSPITAL = "internet_hospital"
    CHRONIC_DISEASE = "chronic_disease"


class SupplementState(StrEnum):
    """Asked for, agreed, or declined."""

    REQUESTED = "requested"
    AGREED = "agreed"
    DECLINED = "declined"


class SupplementaryAgreement(Base):
    """An addition to an agreement: an internet hospital (O2-05-c) or chronic disease supply (O3-13-b)."""

    __tablename__ = "supplementary_agreements"

    id: Mapped[Key]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), index=True)
    kind: Mapped[SupplementKind] = mapped_column(choice(SupplementKind))
    state: Mapped[SupplementState] = mapped_column(choice(SupplementState))
    internet_party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    scope: Mapped[str]
    requested_on: Mapped[date]
    decided_on: Mapped[date | None]
    reason: Mapped[str | None]


class PersonnelState(StrEnum):
    """The payment qualification of a person in one party (procedures.md 3.3)."""

    NORMAL = "NORMAL"
    PAUSED = "PAUSED"
    ENDED_1Y = "ENDED_1Y"
    ENDED_3Y = "ENDED_3Y"
    DEREGISTERED = "DEREGISTERED"


class PersonnelRegistration(Base):
    """A person's registration with one party; several parties share the one `Person` file (P23-03-a)."""

    __tablename__ = "personnel_registrations"
    __table_args__ = (UniqueConstraint("agreement_id", "person_id"),)

    id: Mapped[Key]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    state: Mapped[PersonnelState] = mapped_column(choice(PersonnelState))
    duty: Mapped[str]
    committed_on: Mapped[date]
    registered_on: Mapped[date]
    deregistered_on: Mapped[date | None]

    person: Mapped[Person] = relationship(lazy="joined")
