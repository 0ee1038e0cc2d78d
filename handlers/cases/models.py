"""Tables of case files: the case, what was found, notified, said in defence, decided and imposed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base, Key
from handlers.agreements.models import Agreement
from handlers.bans.models import FaultClass
from handlers.cases.states import (
    CaseKind,
    CaseOutcome,
    CaseSource,
    CaseStatus,
    DecisionKind,
    DecisionStatus,
    MeasureKind,
    MeasureState,
    NoticeRole,
)
from handlers.columns import EventColumns, Json, choice
from handlers.notices.models import Notice


class Case(Base):
    """A case against or by a party on one agreement. It keeps its number through PR-10, PR-09 and PR-11 (SC-199).

    `kind` is what opened it, `stage` what it is now; `source_case_id` the case whose decision it follows (PR-12).
    """

    __tablename__ = "cases"
    __table_args__ = (
        CheckConstraint("(state = 'CLOSED') = (outcome IS NOT NULL)", name="outcome"),
        CheckConstraint("(state = 'CLOSED') = (closed_on IS NOT NULL)", name="closed_on"),
    )

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)
    area: Mapped[str] = mapped_column(index=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), index=True)
    kind: Mapped[CaseKind] = mapped_column(choice(CaseKind))
    stage: Mapped[CaseKind] = mapped_column(choice(CaseKind, "stage"))
    source: Mapped[CaseSource] = mapped_column(choice(CaseSource))
    source_case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    state: Mapped[CaseStatus] = mapped_column(choice(CaseStatus), index=True)
    outcome: Mapped[CaseOutcome | None] = mapped_column(choice(CaseOutcome))
    opened_on: Mapped[date]
    opened_by: Mapped[str]
    closed_on: Mapped[date | None]
    reported_on: Mapped[date | None]
    facts: Mapped[dict[str, Json]] = mapped_column(JSON)

    agreement: Mapped[Agreement] = relationship(lazy="joined")
    investigators: Mapped[list[CaseInvestigator]] = relationship(order_by="CaseInvestigator.id")
    findings: Mapped[list[CaseFinding]] = relationship(order_by="CaseFinding.id")
    evidence: Mapped[list[CaseEvidence]] = relationship(order_by="CaseEvidence.id")
    notices: Mapped[list[CaseNotice]] = relationship(order_by="CaseNotice.id")
    statements: Mapped[list[CaseStatement]] = relationship(order_by="CaseStatement.id")
    hearings: Mapped[list[CaseHearing]] = relationship(order_by="CaseHearing.id")
    decisions: Mapped[list[CaseDecision]] = relationship(order_by="CaseDecision.id", back_populates="case")
    measures: Mapped[list[CaseMeasure]] = relationship(order_by="CaseMeasure.id")

    @property
    def is_open(self) -> bool:
        """Whether it has not been closed."""
        return self.state is not CaseStatus.CLOSED


class CaseEvent(EventColumns, Base):
    """One step of a case with its cause. Never changed, never deleted."""

    __tablename__ = "case_events"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)


class CaseInvestigator(Base):
    """Somebody who investigated; such a person must not decide (O3-28-a, S765-37-a)."""

    __tablename__ = "case_investigators"
    __table_args__ = (UniqueConstraint("case_id", "name"),)

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    name: Mapped[str]


class CaseFinding(Base):
    """A fact found. `ground` is the provision it would meet, `code` of the breach schedule; `proved` None until judged.

    `amount` is in fen.
    """

    __tablename__ = "case_findings"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    found_on: Mapped[date]
    facts: Mapped[str]
    code: Mapped[str | None]
    ground: Mapped[str | None]
    amount: Mapped[int | None]
    proved: Mapped[bool | None]
    proved_reasons: Mapped[str | None]
    recorded_by: Mapped[str]


class CaseEvidence(Base):
    """A piece of evidence and who took it."""

    __tablename__ = "case_evidence"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    title: Mapped[str]
    source: Mapped[str]
    taken_on: Mapped[date]
    recorded_by: Mapped[str]


class CaseNotice(Base):
    """A document of the case. A PRIOR one names in `covers` the decisions it announces and opens the defence.

    `delivered_on` starts the defence; `defence_until` is its last day.
    """

    __tablename__ = "case_notices"
    __table_args__ = (UniqueConstraint("case_id", "notice_id"),)

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), index=True)
    role: Mapped[NoticeRole] = mapped_column(choice(NoticeRole))
    covers: Mapped[list[str]]
    delivered_on: Mapped[date]
    defence_until: Mapped[date | None]

    notice: Mapped[Notice] = relationship(lazy="joined")


class CaseStatement(Base):
    """Statement and defence (陈述申辩) of the party, and the answer to it. `waived`: it declares to say nothing."""

    __tablename__ = "case_statements"
    __table_args__ = (CheckConstraint("accepted IS NULL OR answer IS NOT NULL", name="answer"),)

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    received_on: Mapped[date]
    text: Mapped[str]
    waived: Mapped[bool]
    hearing_asked: Mapped[bool]
    accepted: Mapped[bool | None]
    answer: Mapped[str | None]
    answered_on: Mapped[date | None]
    answered_by: Mapped[str | None]


class CaseHearing(Base):
    """A hearing meeting: who was there and the minutes."""

    __tablename__ = "case_hearings"

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    held_on: Mapped[date]
    present: Mapped[str]
    minutes: Mapped[str]


class CaseDecision(Base):
    """A decision: by whom, when, on which grounds and provisions, with which reasons, and whether it has effect."""

    __tablename__ = "case_decisions"
    __table_args__ = (
        CheckConstraint("kind != 'terminate' OR fault_class IS NOT NULL", name="fault_class_stated"),
        CheckConstraint("length(trim(reasons)) > 0", name="reasons"),
        CheckConstraint("ends_on >= effective_on", name="ends_on"),
        CheckConstraint("(status = 'revoked') = (revoked_on IS NOT NULL)", name="revoked_on"),
    )

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[DecisionKind] = mapped_column(choice(DecisionKind))
    decided_on: Mapped[date]
    decided_by: Mapped[str]
    members: Mapped[list[str]]
    effective_on: Mapped[date]
    ends_on: Mapped[date | None]
    rectify_until: Mapped[date | None]
    grounds: Mapped[list[str]]
    provisions: Mapped[list[str]]
    reasons: Mapped[str]
    judgement_reasons: Mapped[dict[str, Json]] = mapped_column(JSON)
    fault_class: Mapped[FaultClass | None] = mapped_column(choice(FaultClass))
    cause_at_hq: Mapped[bool | None]
    cause_at_hq_reasons: Mapped[str | None]
    settles_in_patients: Mapped[bool]
    status: Mapped[DecisionStatus] = mapped_column(choice(DecisionStatus))
    stayed_on: Mapped[date | None]
    revoked_on: Mapped[date | None]
    authority: Mapped[str | None]
    decided_at: Mapped[datetime]
    instance_key: Mapped[int | None]

    case: Mapped[Case] = relationship(back_populates="decisions", lazy="joined")


class CaseMeasure(Base):
    """One measure of a decision, with its own end. `amount` is in fen, `due_on` the last day to perform."""

    __tablename__ = "case_measures"
    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("(state = 'performed') = (performed_on IS NOT NULL)", name="performed_on"),
    )

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("case_decisions.id"), index=True)
    kind: Mapped[MeasureKind] = mapped_column(choice(MeasureKind))
    description: Mapped[str]
    amount: Mapped[int | None]
    due_on: Mapped[date | None]
    state: Mapped[MeasureState] = mapped_column(choice(MeasureState))
    performed_on: Mapped[date | None]
    note: Mapped[str | None]
