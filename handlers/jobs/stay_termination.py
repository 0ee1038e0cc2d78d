"""Job `stay-termination`: execution is stayed, or goes on: list, bans and linked cases with it (GAP-25, SC-245)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, linkages, terminations
from handlers.cases import Case, CaseDecision, DecisionStatus
from handlers.filings import agreement_variables
from handlers.jobs.case import cause_of
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import day, header, text

_MESSAGES = {True: "decision.stayed", False: "decision.stay_lifted"}
_PASSED_ON = ("authority", "documentNumber", "reviewedOn", "reviewOutcome")


def stay_termination(job: Job) -> None:
    """Stay the decision (header `stayed` true) or let it go on; the cases linked to it are told to do the same.

    Without a stay review and suit stop nothing (ALL-56-a). Raises WrongDecisionState.
    """
    case, stayed = case_file_of(job), header(job, "stayed") == "true"
    _set(job, terminations.ending_decision(case), stayed=stayed)
    for linked in linkages.active_links(job.session, case):
        _pass_on(job, linked, _MESSAGES[stayed])


def _set(job: Job, decision: CaseDecision, *, stayed: bool) -> None:
    on = day(job, "reviewedOn")
    if stayed and decision.status is DecisionStatus.IN_FORCE:
        cases.stay(job.session, decision, on, text(job, "authority"), cause_of(job))
    if not stayed and decision.status is DecisionStatus.STAYED:
        cases.unstay(job.session, decision, on, cause_of(job))


def _pass_on(job: Job, case: Case, message: str) -> None:
    payload = {
        **agreement_variables(case.agreement),
        **{name: text(job, name) for name in _PASSED_ON},
        "caseNumber": case.number,
    }
    job.publish_message(message, case.number, payload, business_key=case.number, tenant_id=case.area)
