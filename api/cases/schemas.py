"""Bodies of the case page."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from api.attachments.schemas import Attachment
from api.kit.schemas import Instant, Key, Output
from api.notices.schemas import Notice
from api.tasks.schemas import CaseSummary, ExplanationStep, TaskRow


class CaseSort(StrEnum):
    """Order of the search; a leading minus reverses."""

    NUMBER_DESC = "-number"
    NUMBER = "number"


class InstanceSummary(Output):
    """One process instance of the case; `parent_key` names the instance that called it."""

    key: Key
    process_id: str
    process_name: str
    version: int
    version_tag: str | None
    state: str
    state_name: str
    parent_key: Key | None
    started_at: Instant
    ended_at: Instant | None
    incidents: int


class Pause(Output):
    """A paused interval of a clock; open while `until` is null."""

    since: date
    until: date | None
    reason: str | None


class ClockView(Output):
    """A row of the deadline ledger, with the steps by which its date was found."""

    key: Key
    timer_id: str
    name: str
    business_key: str | None
    start_event: str
    start_on: date
    rule: str
    due_on: date
    provisional: bool
    remaining_working_days: int | None
    overdue: bool
    pauses: list[Pause]
    outcome: str
    outcome_name: str
    closed_on: date | None
    provisions: list[str]
    explanation: list[ExplanationStep]


class AgreementView(Output):
    """The agreement between agency and party."""

    number: str
    state: str
    state_name: str
    signed_on: date | None
    effective_on: date | None
    ends_on: date | None
    filed_on: date | None
    announced_on: date | None
    settlement_opened_on: date | None


class NamedValue(Output):
    """A value by what people call it, in words."""

    name: str
    value: str


class MatchedRuleView(Output):
    """A rule of a decision table that matched. `number` is its row, from 1; `reason` and `notes` are its annotations."""

    number: int
    rule_id: str
    reason: str | None
    provisions: list[str]
    outputs: list[NamedValue]
    notes: list[NamedValue]


class DecisionView(Output):
    """A decision that was evaluated, and why it answered so: its inputs and the rules that matched.

    `result` is null where the answer is made of several outputs: the rules tell them.
    """

    id: str
    name: str
    result: str | None
    inputs: list[NamedValue]
    rules: list[MatchedRuleView]


class TimelineEntry(Output):
    """A line of the case's history, in Chinese. `kind`: step, domain, notice, decision, message, incident.

    A line about a decision explains it in `decisions`: first the one asked for, then those it rests on.
    """

    at: Instant
    on: date
    kind: str
    title: str
    detail: str | None
    actor: str | None
    actor_name: str | None
    process_id: str | None
    element_id: str | None
    instance_key: Key | None
    provisions: list[str]
    decisions: list[DecisionView]


class Material(Output):
    """One item of the checklist of required materials."""

    code: str
    title: str
    provision: str
    required: bool
    present: bool
    supplied_on: date | None


class SupplementView(Output):
    """A request for more material; `delivered_on` to `received_on` pauses the evaluation clock."""

    stage: str
    stage_name: str
    items: list[str]
    requested_on: date
    delivered_on: date | None
    received_on: date | None


class ApplicationView(Output):
    """The application itself."""

    received_on: date
    accepted_on: date | None
    ended_on: date | None
    end_reason: str | None
    submitted_by_name: str
    materials: list[Material]
    supplements: list[SupplementView]


class PartyView(Output):
    """What the register knows of the party."""

    name: str
    credit_code: str
    kind: str
    kind_name: str
    ownership: str
    ownership_name: str
    address: str | None
    operating_since: date | None
    beds: int
    contact_name: str | None
    contact_phone: str | None
    licences: list[str]


class CheckView(Output):
    """One item of an evaluation; `passed` is null until somebody has looked."""

    code: str
    title: str
    provision: str
    passed: bool | None
    finding: str | None


class EvaluationView(Output):
    """A round of evaluation."""

    round: int
    started_on: date
    concluded_on: date | None
    result: str | None
    result_name: str | None
    reasons: str | None
    advice: str | None
    checks: list[CheckView]


class CaseDetail(Output):
    """The whole application, agreement or case, except diagrams and the timeline, which have their own addresses.

    `application` is null and `evaluations` empty for an agreement or case; the file of a case is at `/api/case-files`.
    """

    case: CaseSummary
    application: ApplicationView | None
    party: PartyView
    evaluations: list[EvaluationView]
    instances: list[InstanceSummary]
    tasks: list[TaskRow]
    agreement: AgreementView | None
    clocks: list[ClockView]
    notices: list[Notice]
    attachments: list[Attachment]


class Token(Output):
    """How many tokens stand on an element now."""

    element_id: str
    count: int


class IncidentView(Output):
    """A step that failed and waits for an operator."""

    key: Key
    element_id: str
    kind: str
    message: str
    attempts: int
    created_at: Instant
    business_key: str | None
    area: str
    process_id: str
    instance_key: Key | None


class Diagram(Output):
    """A diagram with where it stands: draw `taken` and `completed` as done, `active` as tokens."""

    instance_key: Key
    process_id: str
    process_name: str
    version: int
    xml: str
    active: list[Token]
    completed: list[str]
    taken: list[str]
    incidents: list[IncidentView]
