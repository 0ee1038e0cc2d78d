"""Job `stay-termination`: execution is stayed, or goes on: list, bans and linked cases with it (GAP-25, SC-245)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, linkages, terminations
from handlers.cases import CaseDecision, DecisionStatus
from handlers.jobs.case import cause_of
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import day, header, text


def stay_termination(job: Job) -> None:
    """Stay (header `stayed` true) or let go on the decision and those of the cases linked to it.

    Without a stay review and suit stop nothing (ALL-56-a). Raises WrongDecisionState.
    """
    case, stayed = case_file_of(job), header(job, "stayed") == "true"
    for one in (case, *linkages.active_links(job.session, case)):
        decision = terminations.find_ending_decision(one)
        if decision is not None:
            _set(job, decision, stayed=stayed)


def _set(job: Job, decision: CaseDecision, *, stayed: bool) -> None:
    on = day(job, "reviewedOn")
    if stayed and decision.status is DecisionStatus.IN_FORCE:
        cases.stay(job.session, decision, on, text(job, "authority"), cause_of(job))
    if not stayed and decision.status is DecisionStatus.STAYED:
        cases.unstay(job.session, decision, on, cause_of(job))
