"""Job `drop-termination`: no ground, or none proved; the agreement goes on."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, notices
from handlers.cases import CaseKind, CaseOutcome
from handlers.form_values import word_of
from handlers.jobs.agreement_documents import declared_document
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of, finish_case
from handlers.jobs.inputs import header, optional_text

KIND = "termination_dropped"
HANDED_ON, NO_GROUND = "HANDED_ON", "NO_GROUND"
_SUSPENSION = {"risk": {"risk": "major"}, "data_missing": {"data": "missing"}, "data_false": {"data": "false"}}


def drop_termination(job: Job) -> dict[str, object]:
    """Tell the party, and close the case unless it is handed on; a hold that it proposed ends with either.

    Header `outcome`: NO_GROUND, NOT_PROVED, or HANDED_ON for another breach, whose `suspensionFindings` are returned.
    """
    case, outcome = case_file_of(job), header(job, "outcome")
    told: dict[str, object] = {"noticeNumber": None}
    if outcome != NO_GROUND:
        notice = notices.issue(job.session, declared_document(job, KIND), today(job), cause_of(job))
        told = {"noticeNumber": notice.number}
    if outcome == HANDED_ON:
        cases.advance(job.session, case, word_of(job.variables, "otherBreachRoute", CaseKind), cause_of(job))
    else:
        finish_case(job, case, CaseOutcome.NOT_PROVED)
    return {**told, "suspensionFindings": _findings(job)}


def _findings(job: Job) -> dict[str, object]:
    found = _SUSPENSION.get(optional_text(job, "otherSuspensionGround") or "", {})
    return {**found, "facts": optional_text(job, "otherBreachFacts")}
