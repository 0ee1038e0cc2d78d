"""Bodies of case files: who found, notified, said, decided and imposed what, when, and under which provision."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from api.cases.schemas import NamedValue
from api.kit.schemas import Key, Output


class CaseFileSort(StrEnum):
    """Order of the search; a leading minus reverses."""

    NUMBER_DESC = "-number"
    NUMBER = "number"


class CaseDecision(Output):
    """A decision. `members` and names are null to the party; `effective_on` is the first day of its effect.

    `grounds` are the provisions that are met, `provisions` others it rests on; `judgements` the reasons for 情节恶劣
    and the like. `status`: in_force, stayed or revoked.
    """

    number: str
    kind: str
    kind_name: str
    decided_on: date
    decided_by_name: str | None
    members: list[str] | None
    effective_on: date
    ends_on: date | None
    rectify_until: date | None
    grounds: list[str]
    provisions: list[str]
    reasons: str
    judgements: list[NamedValue]
    fault_class: str | None
    fault_class_name: str | None
    cause_at_hq: bool | None
    cause_at_hq_reasons: str | None
    settles_in_patients: bool
    status: str
    status_name: str
    stayed_on: date | None
    revoked_on: date | None
    authority: str | None


class CaseFileRow(Output):
    """A case with its decisions."""

    number: str
    kind: str
    kind_name: str
    stage: str
    stage_name: str
    source: str
    source_name: str
    state: str
    state_name: str
    outcome: str | None
    outcome_name: str | None
    opened_on: date
    closed_on: date | None
    agreement_number: str
    party_name: str
    party_type: str
    area: str
    area_name: str
    decisions: list[CaseDecision]


class Finding(Output):
    """A fact found; `proved` is null until it was judged. `amount` in yuan with two decimals."""

    found_on: date
    facts: str
    code: str | None
    ground: str | None
    amount: str | None
    proved: bool | None
    proved_reasons: str | None
    recorded_by_name: str | None


class Evidence(Output):
    """A piece of evidence."""

    title: str
    source: str
    taken_on: date
    recorded_by_name: str | None


class FileNotice(Output):
    """A document in the file; a prior notice says what it `announces` and until when the party may defend itself."""

    key: Key
    number: str
    title: str
    role: str
    role_name: str
    announces: list[str]
    delivered_on: date
    defence_until: date | None


class Statement(Output):
    """Statement and defence with its answer; `accepted` is null until answered."""

    received_on: date
    text: str
    waived: bool
    hearing_asked: bool
    accepted: bool | None
    answer: str | None
    answered_on: date | None
    answered_by_name: str | None


class Hearing(Output):
    """The minutes of a hearing."""

    held_on: date
    present: str
    minutes: str


class Measure(Output):
    """A measure; `amount` in yuan with two decimals."""

    kind: str
    kind_name: str
    description: str
    decision_number: str | None
    amount: str | None
    due_on: date | None
    state: str
    state_name: str
    performed_on: date | None
    note: str | None


class CaseFile(Output):
    """The whole file; its story is at `/api/cases/{number}/timeline`. The party sees no investigators and no names.

    `facts` is what was reported when the case was opened, by the labels of the form.
    """

    case: CaseFileRow
    facts: list[NamedValue]
    reported_on: date | None
    investigators: list[str] | None
    findings: list[Finding]
    evidence: list[Evidence]
    notices: list[FileNotice]
    statements: list[Statement]
    hearings: list[Hearing]
    measures: list[Measure]
    source_case: str | None
    linked_cases: list[str]
