"""Tables of agreements: the agreement with its regions, its events, suspensions, holds, supplements and personnel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base, Key
from handlers.agreements.personnel_states import PersonnelState
from handlers.agreements.states import (
    ENDED,
    IN_FORCE,
    AgreementState,
    CaseState,
    Coaching,
    EndReason,
    HoldEnd,
    HoldScope,
    Remote,
    Renewal,
    Settlement,
    SignerLevel,
    SuspensionKind,
)
from handlers.columns import EventColumns, choice
from handlers.register.models import Party, Person


def _one_of(states: Iterable[AgreementState]) -> str:
    return "state IN ({})".format(", ".join(f"'{state.value}'" for state in states))


_HAS_ENDED = _one_of(ENDED)
_IN_FORCE = text(_one_of(IN_FORCE))


class Agreement(Base):
    """A medical insurance agreement (医保协议). `ends_on` is the last day of the term (rule 2.1a).

    `settlement` is None until settlement is opened; `agency_suspensions` counts SUSPENDED_A in this term.
    `ended_on` is the first day on which the agreement no longer holds (from 00:00); `state_before_end` what a
    revocation restores. The regions keep their last values after the end. An imported or renewed agreement has no
    application; a renewed one has a `predecessor_id`.
    """

    __tablename__ = "agreements"
    __table_args__ = (
        CheckConstraint("agency_suspensions >= 0", name="agency_suspensions"),
        CheckConstraint("ends_on > effective_on", name="term"),
        CheckConstraint("effective_on >= signed_on", name="effective"),
        CheckConstraint("state = 'SIGNED' OR filed_on IS NOT NULL OR end_reason = 'lapsed'", name="filed"),
        CheckConstraint(f"({_HAS_ENDED}) = (ended_on IS NOT NULL)", name="ended_on"),
        CheckConstraint(f"({_HAS_ENDED}) = (end_reason IS NOT NULL)", name="end_reason"),
        CheckConstraint(f"({_HAS_ENDED}) = (state_before_end IS NOT NULL)", name="state_before_end"),
        CheckConstraint("ended_on >= effective_on", name="ended_after_start"),
        CheckConstraint("first_designation OR coaching = 'NONE'", name="coaching_once"),
        CheckConstraint(
            "regional_centre OR remote_settlement = 'OFF' OR coaching IN ('NONE', 'PASSED')", name="remote_after_coaching"
        ),
        CheckConstraint("state != 'SIGNED' OR (renewal = 'NONE' AND case_state = 'NONE')", name="regions_of_signed"),
        Index(
            "uq_agreements_in_force",
            "party_id",
            "area",
            unique=True,
            sqlite_where=_IN_FORCE,
            postgresql_where=_IN_FORCE,
        ),
    )

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)
    area: Mapped[str] = mapped_column(index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), unique=True)
    predecessor_id: Mapped[int | None] = mapped_column(ForeignKey("agreements.id"), index=True)
    state: Mapped[AgreementState] = mapped_column(choice(AgreementState), index=True)
    text_version: Mapped[str]
    clauses: Mapped[dict[str, str]] = mapped_column(JSON)
    signer: Mapped[str]
    signer_level: Mapped[SignerLevel] = mapped_column(choice(SignerLevel))
    signer_exception: Mapped[str | None]
    first_designation: Mapped[bool]
    regional_centre: Mapped[bool]
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
    ended_on: Mapped[date | None]
    end_reason: Mapped[EndReason | None] = mapped_column(choice(EndReason))
    end_decision: Mapped[str | None]
    end_settles_in_patients: Mapped[bool] = mapped_column(default=False)
    state_before_end: Mapped[AgreementState | None] = mapped_column(choice(AgreementState, "state_before"))
    created_at: Mapped[datetime]

    party: Mapped[Party] = relationship(lazy="joined")
    predecessor: Mapped[Agreement | None] = relationship(remote_side="Agreement.id")
    suspensions: Mapped[list[Suspension]] = relationship(order_by="Suspension.effective_on", cascade="all, delete-orphan")
    holds: Mapped[list[SettlementHold]] = relationship(order_by="SettlementHold.effective_on", cascade="all, delete-orphan")
    supplements: Mapped[list[SupplementaryAgreement]] = relationship(cascade="all, delete-orphan")

    @property
    def in_force(self) -> bool:
        """Whether it is active or suspended, so that its regions mean something."""
        return self.state in IN_FORCE


class AgreementEvent(EventColumns, Base):
    """One step of an agreement with its cause. Never changed, never deleted.

    `effective_on` is the day of law from which the step counts, None where it is the day of the act.
    """

    __tablename__ = "agreement_events"

    id: Mapped[Key]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), index=True)
    effective_on: Mapped[date | None]


class Suspension(Base):
    """One suspension (中止): from 00:00 of `effective_on` until 00:00 of `ended_on`, None while it lasts.

    `ends_on` is the last day that the decision or consent states. `counts` says whether it raised the counter
    (never for voluntary ones and those received by linkage, GAP-05). A revoked one (`revoked_on`) never happened.
    `settles_in_patients`: the decision lets stays begun before be settled (GAP-27).
    """

    __tablename__ = "suspensions"
    __table_args__ = (
        CheckConstraint("NOT counts OR (kind = 'A' AND NOT by_linkage)", name="counts"),
        CheckConstraint("ends_on >= effective_on", name="ends_on"),
        CheckConstraint("ended_on >= effective_on", name="ended_on"),
        CheckConstraint("revoked_on IS NULL OR ended_on IS NOT NULL", name="revoked"),
        UniqueConstraint("agreement_id", "decision_number"),
        Index(
            "uq_suspensions_open",
            "agreement_id",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
            postgresql_where=text("ended_on IS NULL"),
        ),
    )

    id: Mapped[Key]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"))
    kind: Mapped[SuspensionKind] = mapped_column(choice(SuspensionKind))
    effective_on: Mapped[date]
    ends_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    revoked_on: Mapped[date | None]
    counts: Mapped[bool]
    by_linkage: Mapped[bool]
    settles_in_patients: Mapped[bool] = mapped_column(default=False)
    decision_number: Mapped[str]
    grounds: Mapped[list[str]]
    instance_key: Mapped[int | None]


class SettlementHold(Base):
    """A hold of payment (暂停结算) of everything, or a pause of one department or person (PARTIAL).

    From 00:00 of `effective_on` until 00:00 of `released_on`, None while it lasts. A hold defers and never counts
    as a suspension (GAP-14). `subject` names the department or holds the person's identity number, empty for all.
    """

    __tablename__ = "settlement_holds"
    __table_args__ = (
        CheckConstraint("(scope = 'all') = (subject = '')", name="subject"),
        CheckConstraint("released_on >= effective_on", name="released_on"),
        CheckConstraint("(released_on IS NULL) = (outcome IS NULL)", name="outcome"),
        Index(
            "uq_settlement_holds_open",
            "agreement_id",
            "scope",
            "subject",
            unique=True,
            sqlite_where=text("released_on IS NULL"),
            postgresql_where=text("released_on IS NULL"),
        ),
    )

    id: Mapped[Key]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), index=True)
    scope: Mapped[HoldScope] = mapped_column(choice(HoldScope))
    subject: Mapped[str]
    effective_on: Mapped[date]
    ends_on: Mapped[date | None]
    released_on: Mapped[date | None]
    outcome: Mapped[HoldEnd | None] = mapped_column(choice(HoldEnd))
    reason: Mapped[str]
    grounds: Mapped[list[str]]
    decision_number: Mapped[str | None]
    approved_by: Mapped[str | None]
    instance_key: Mapped[int | None]


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
