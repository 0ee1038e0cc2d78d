"""Bodies of the agreement page: state and regions, clocks, history, suspensions, holds, cases, and what may be filed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from api.case_files.schemas import CaseFileRow
from api.cases.schemas import ClockView, InstanceSummary, PartyView
from api.kit.schemas import Input, Instant, JsonObject, Key, Output
from api.notices.schemas import Notice
from api.tasks.schemas import TaskRow


class AgreementSort(StrEnum):
    """Order of the search; a leading minus reverses."""

    NUMBER_DESC = "-number"
    NUMBER = "number"
    ENDS = "ends"
    ENDS_DESC = "-ends"


class AgreementRow(Output):
    """A line of the search. `ended_on` is the first day on which the agreement no longer holds."""

    number: str
    party_name: str
    party_type: str
    party_type_name: str
    area: str
    area_name: str
    state: str
    state_name: str
    effective_on: date
    ends_on: date
    ended_on: date | None
    end_reason: str | None
    end_reason_name: str | None


class Region(Output):
    """A region beside the main state (结算, 政策辅导期, 异地结算, 续签, 案件, 中止次数), in codes and in words."""

    name: str
    label: str
    value: str
    value_name: str


class AgreementEvent(Output):
    """A change with its cause. `effective_on` is the day of law from which it counts, where it differs from the act's."""

    at: Instant
    on: date
    effective_on: date | None
    event: str
    title: str
    from_state_name: str | None
    to_state_name: str | None
    reason: str | None
    actor_name: str | None
    instance_key: Key | None
    element_id: str | None
    provisions: list[str]


class Suspension(Output):
    """A suspension from `effective_on` until `ended_on` (no longer suspended that day); `ends_on` is the stated last day."""

    kind: str
    kind_name: str
    effective_on: date
    ends_on: date | None
    ended_on: date | None
    revoked_on: date | None
    counts: bool
    by_linkage: bool
    settles_in_patients: bool
    decision_number: str
    grounds: list[str]


class Hold(Output):
    """A hold of settlement or a pause of a department or person; `subject` of a person is not told to others."""

    scope: str
    scope_name: str
    subject: str | None
    effective_on: date
    ends_on: date | None
    released_on: date | None
    outcome: str | None
    outcome_name: str | None
    reason: str
    grounds: list[str]
    decision_number: str | None


class AgreementDetail(Output):
    """An agreement's whole life as its page shows it."""

    agreement: AgreementRow
    party: PartyView
    signed_on: date
    filed_on: date | None
    signer: str
    text_version: str
    first_designation: bool
    regional_centre: bool
    settlement_opened_on: date | None
    end_decision: str | None
    application_number: str | None
    predecessor: str | None
    successor: str | None
    regions: list[Region]
    clocks: list[ClockView]
    history: list[AgreementEvent]
    suspensions: list[Suspension]
    holds: list[Hold]
    cases: list[CaseFileRow]
    notices: list[Notice]
    instances: list[InstanceSummary]
    tasks: list[TaskRow]


class FilingOffer(Output):
    """Something the person may file by role. `refusal` says why not now; in several `cases` one has to be named."""

    filing: str
    title: str
    provision: str
    possible: bool
    refusal: str | None
    in_case: bool
    cases: list[str]
    opens_case: bool


class FilingForm(Output):
    """The Camunda Form of a filing, with its initial data."""

    filing: str
    title: str
    form: JsonObject
    data: JsonObject


class File(Input):
    """A filing with its submitted form; `attachments` are keys of files uploaded before."""

    filing: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]
    variables: JsonObject = Field(default_factory=dict)
    case_number: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z-]{1,40}$")] | None = None
    attachments: list[Key] = Field(default_factory=list, max_length=100)


class Filed(Output):
    """What the filing led to: the case it is in, if any, and the agreement's state now."""

    agreement_number: str
    case_number: str | None
    state: str
    state_name: str
