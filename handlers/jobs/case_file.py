"""The case file that a job works on."""

from __future__ import annotations

from datetime import date

from engine.errors import InvalidInput
from engine.jobs import Job
from handlers import cases
from handlers.cases import Case, CaseOutcome, DecisionKind, NoticeRole
from handlers.form_values import word_of
from handlers.jobs.case import cause_of, today
from handlers.jobs.inputs import optional_text
from handlers.notices import Notice


def case_file_of(job: Job) -> Case:
    """The case of variable `caseNumber`, else of the instance's business key. Raises InvalidInput, UnknownCase."""
    number = optional_text(job, "caseNumber") or job.business_key
    if number is None:
        raise InvalidInput(
            f"business key of instance {job.instance_key}", "a case number", "none", "start the process with its case"
        )
    return cases.case_of(job.session, number)


def finish_case(job: Job, case: Case, outcome: CaseOutcome, reason: str | None = None) -> Case:
    """The job's procedure ends with `outcome`: close the case today, unless another procedure still works on it.

    When it is closed, a renewal of the agreement that waits for it is told (`case.closed`), and a hold of settlement
    that served it (`case.finished`). Raises CaseClosed, ChainIncomplete.
    """
    if not cases.conclude(job.session, case, outcome, today(job), cause_of(job), reason):
        return case
    closed: dict[str, object] = {"closedCase": case.number, "closedOutcome": outcome.value, "closedAs": outcome.label}
    job.publish_message("case.closed", case.agreement.number, closed)
    job.publish_message("case.finished", case.number, closed)
    return case


def enter_in_file(job: Job, notice: Notice, delivered_on: date) -> None:
    """Enter a delivered document in the case file, if header `role` says what it is there.

    Header `covers` lists what a prior notice announces. Raises CaseClosed, InvalidFact.
    """
    if "role" not in job.headers:
        return
    kinds = [one.strip() for one in job.headers.get("covers", "").split(",") if one.strip()]
    cases.record_notice(
        job.session,
        case_file_of(job),
        notice,
        delivered_on,
        cause_of(job),
        role=word_of(job.headers, "role", NoticeRole),
        covers=[word_of({"covers": kind}, "covers", DecisionKind) for kind in kinds],
    )
