"""Job `check-team`: appoint the proposed team or third party, or say what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from engine.jobs import Job
from handlers import evaluations
from handlers.evaluations import Expertise, Member, Organiser, Team, TeamRejected
from handlers.form_values import word_of
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import flag, optional_text, records, text, word

_THIRD_PARTY = "thirdParty"


def check_team(job: Job) -> dict[str, object]:
    """Return `teamValid` and `teamProblems` in Chinese (O3-08-a, O3-08-b); a valid team is appointed."""
    application = application_of(job)
    evaluation = evaluations.current_evaluation(job.session, application)
    if text(job, "evaluatorKind") == _THIRD_PARTY and not flag(job, "thirdPartyEligible"):
        return {"teamValid": False, "teamProblems": ["未核实第三方符合规定条件"]}
    try:
        evaluations.appoint_team(job.session, evaluation, _team(job, application.party.credit_code), today(job), cause_of(job))
    except TeamRejected as error:
        return {"teamValid": False, "teamProblems": list(error.problems)}
    return {"teamValid": True, "teamProblems": []}


def _team(job: Job, credit_code: str) -> Team:
    related = frozenset({credit_code})
    if text(job, "evaluatorKind") == _THIRD_PARTY:
        conflict = related if flag(job, "thirdPartyConflict") else frozenset()
        return Team(Organiser.THIRD_PARTY, (), optional_text(job, "thirdPartyName"), conflict)
    return Team(Organiser.TEAM, tuple(_member(row, related) for row in records(job, "teamMembers")))


def _member(row: Mapping[str, object], related: frozenset[str]) -> Member:
    return Member(
        name=word(row, "memberName"),
        expertise=word_of(row, "expertise", Expertise),
        user_id=word(row, "memberId") or None,
        related_to=related if row.get("conflict") is True else frozenset(),
    )
