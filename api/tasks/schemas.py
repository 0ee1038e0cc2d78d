"""Bodies of the inbox and the task page."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from api.attachments.schemas import Attachment
from api.kit.schemas import Input, Instant, JsonObject, Key, Label, Output
from api.provisions.schemas import Provision


class TaskView(StrEnum):
    """Which tasks: mine, those of my groups nobody has taken, or all in my area (leaders and operators)."""

    MINE = "mine"
    GROUPS = "groups"
    AREA = "area"


class TaskSort(StrEnum):
    """Order of the list; a leading minus reverses."""

    DUE = "due"
    DUE_DESC = "-due"
    CREATED = "created"
    CREATED_DESC = "-created"
    PRIORITY_DESC = "-priority"


class ExplanationStep(Output):
    """One step by which a date was found."""

    text: str
    text_en: str
    provisions: list[str]


class Deadline(Output):
    """A lawful date with what is left of it.

    `remaining_working_days` is negative when overdue; `provisional` when the year's calendar is not yet published.
    """

    due_on: date
    due_at: Instant
    remaining_working_days: int | None
    overdue: bool
    provisional: bool
    clock_id: str | None
    explanation: list[ExplanationStep]


class TaskRow(Output):
    """A line of the inbox; a `suspended` task cannot be worked on until its case is resumed, a `pending` one until its task
    listeners are done."""

    key: Key
    name: str
    process_id: str
    process_name: str
    element_id: str
    lane: str | None
    business_key: str | None
    party_name: str | None
    party_type: str | None
    area: str
    area_name: str
    state: str
    assignee: str | None
    assignee_name: str | None
    candidate_groups: list[Label]
    priority: int
    created_at: Instant
    due_at: Instant | None
    due_on: date | None
    remaining_working_days: int | None
    overdue: bool
    provisional: bool
    suspended: bool
    pending: bool


class Facet(Output):
    """A filter value with how many tasks it would show."""

    code: str
    name: str
    count: int


class TaskCounts(Output):
    """Numbers beside the views and filters of the inbox, under the same visibility as the list."""

    mine: int
    groups: int
    area: int | None
    overdue: int
    processes: list[Facet]
    elements: list[Facet]


class CaseSummary(Output):
    """The head of what a task belongs to. `kind`: application, agreement or case; `submitted_on` is when it began."""

    business_key: str
    kind: str
    kind_name: str
    agreement_number: str | None
    party_name: str
    party_type: str
    party_type_name: str
    area: str
    area_name: str
    state: str
    state_name: str
    submitted_on: date | None


class TaskDetail(Output):
    """Everything the task page shows. `form` is a Camunda Form (null: none, complete without data)."""

    task: TaskRow
    form: JsonObject | None
    data: JsonObject
    deadline: Deadline | None
    provisions: list[Provision]
    case: CaseSummary | None
    attachments: list[Attachment]
    can_claim: bool
    can_unclaim: bool
    can_complete: bool
    can_assign: bool
    why_not: str | None


class Assign(Input):
    """Give the task to the account with this user name."""

    assignee: str = Field(min_length=1, max_length=64)


class Assignee(Output):
    """A person the task can be given to."""

    username: str
    display_name: str


class Complete(Input):
    """The submitted form data."""

    variables: JsonObject = Field(default_factory=dict)


class Completed(Output):
    """What completing led to: the case's open tasks that the person may see now.

    While the task's listeners are at work it is `pending`: it is over when they are done, or open again when one denies it.
    """

    key: Key
    business_key: str | None
    pending: bool
    next_tasks: list[TaskRow]
