"""Bodies of the institution's own pages."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from api.attachments.schemas import Attachment
from api.cases.schemas import AgreementView, ApplicationView, ClockView, TimelineEntry
from api.kit.schemas import Input, JsonObject, Key, Output
from api.notices.schemas import Notice
from api.tasks.schemas import CaseSummary, TaskRow


class PartyType(StrEnum):
    """Medical institution (Order 2) or retail pharmacy (Order 3)."""

    INSTITUTION = "institution"
    PHARMACY = "pharmacy"


class ApplicationForm(Output):
    """The Camunda Form an application starts with, prefilled from the register."""

    party_type: PartyType
    area: str
    process_id: str
    form: JsonObject
    data: JsonObject


class Submit(Input):
    """A new application; `attachments` are keys of files uploaded before."""

    area: Annotated[str, StringConstraints(pattern=r"^\d{6}$")]
    variables: JsonObject
    attachments: list[Key] = Field(default_factory=list, max_length=100)


class Submitted(Output):
    """The number under which the application runs, and the clock its receipt started."""

    number: str
    received_on: date
    acceptance_due_on: date | None


class Action(StrEnum):
    """What the institution can do with its application now."""

    SUPPLEMENT = "supplement"
    REEVALUATION = "reevaluation"
    WITHDRAW = "withdraw"


class ApplicationRow(Output):
    """A line of "my applications"."""

    case: CaseSummary
    actions: list[Action]


class ApplicationDetail(Output):
    """An application as its institution sees it."""

    case: CaseSummary
    actions: list[Action]
    supplement_items: list[str]
    application: ApplicationView
    tasks: list[TaskRow]
    agreement: AgreementView | None
    clocks: list[ClockView]
    notices: list[Notice]
    attachments: list[Attachment]
    timeline: list[TimelineEntry]


class ActionForm(Output):
    """The Camunda Form of an action, with its initial data."""

    action: Action
    form: JsonObject
    data: JsonObject


class Act(Input):
    """The submitted form of an action; `attachments` are keys of files uploaded before."""

    variables: JsonObject = Field(default_factory=dict)
    attachments: list[Key] = Field(default_factory=list, max_length=100)
