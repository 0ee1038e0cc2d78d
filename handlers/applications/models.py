"""Tables of applications: the case, its checklist, its supplement requests and its events."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base, Key
from handlers.applications.states import RUNNING, ApplicationState
from handlers.columns import EventColumns, choice
from handlers.register.models import Party

_RUNNING = text("state IN ({})".format(", ".join(f"'{state.value}'" for state in RUNNING)))


class Stage(StrEnum):
    """When a supplement is asked for: at intake only once (O3-07-b), in the evaluation as needed (O3-08-c)."""

    INTAKE = "intake"
    EVALUATION = "evaluation"


class Application(Base):
    """One application for designation. The database allows a party one running application at a time."""

    __tablename__ = "applications"
    __table_args__ = (
        Index(
            "uq_applications_running_party",
            "party_id",
            unique=True,
            sqlite_where=_RUNNING,
            postgresql_where=_RUNNING,
        ),
    )

    id: Mapped[Key]
    number: Mapped[str] = mapped_column(unique=True)
    area: Mapped[str] = mapped_column(index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    state: Mapped[ApplicationState] = mapped_column(choice(ApplicationState), index=True)
    received_on: Mapped[date]
    accepted_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str | None]
    instance_key: Mapped[int | None]
    submitted_by: Mapped[str]
    submitted_at: Mapped[datetime]

    party: Mapped[Party] = relationship(lazy="joined")
    items: Mapped[list[ChecklistItem]] = relationship(order_by="ChecklistItem.position", cascade="all, delete-orphan")
    supplements: Mapped[list[SupplementRequest]] = relationship(order_by="SupplementRequest.id", cascade="all, delete-orphan")
    events: Mapped[list[ApplicationEvent]] = relationship(order_by="ApplicationEvent.id")


class ChecklistItem(Base):
    """One required material of one application (O3-06-1..8, O2-07-a). `code` names it in notices and forms."""

    __tablename__ = "application_items"
    __table_args__ = (UniqueConstraint("application_id", "code"),)

    id: Mapped[Key]
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"))
    position: Mapped[int]
    code: Mapped[str]
    provision: Mapped[str]
    title: Mapped[str]
    required: Mapped[bool]
    present: Mapped[bool]
    supplied_on: Mapped[date | None]


class SupplementRequest(Base):
    """A request for the listed items. `codes` are checklist codes at intake, free titles in the evaluation.

    The paused interval of the evaluation clock runs from `delivered_on` to `received_on` (rule 2.8).
    """

    __tablename__ = "supplement_requests"
    __table_args__ = (
        Index(
            "uq_supplement_requests_intake",
            "application_id",
            unique=True,
            sqlite_where=text("stage = 'intake'"),
            postgresql_where=text("stage = 'intake'"),
        ),
    )

    id: Mapped[Key]
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), index=True)
    stage: Mapped[Stage] = mapped_column(choice(Stage))
    codes: Mapped[list[str]]
    resume_state: Mapped[ApplicationState] = mapped_column(choice(ApplicationState))
    requested_on: Mapped[date]
    delivered_on: Mapped[date | None]
    received_on: Mapped[date | None]


class ApplicationEvent(EventColumns, Base):
    """One step of an application with its cause. Never changed, never deleted."""

    __tablename__ = "application_events"

    id: Mapped[Key]
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), index=True)
