"""Evaluation and the one re-evaluation: team, checks by party kind, result with reasons and advice."""

from __future__ import annotations

from handlers.evaluations.checklist import CheckItem, checklist
from handlers.evaluations.errors import (
    EvaluationConcluded,
    NoFurtherEvaluation,
    ReasonsMissing,
    ResultContradictsChecks,
    TeamRejected,
    TooEarlyToReevaluate,
    UnfinishedChecks,
    UnknownEvaluation,
)
from handlers.evaluations.facts import evaluation_facts
from handlers.evaluations.models import Check, Evaluation, Expertise, Organiser, Part, Result, TeamMember
from handlers.evaluations.reevaluation import (
    NotUnqualified,
    check_reevaluation_request,
    reevaluation_opens_on,
)
from handlers.evaluations.service import (
    appoint_team,
    conclude,
    current_evaluation,
    evaluations_of,
    file_result,
    open_evaluation,
    record_check,
    result_by_checks,
    result_delivered,
    revoke_result,
)
from handlers.evaluations.teams import Member, Team, check_team

__all__ = [
    "Check",
    "CheckItem",
    "Evaluation",
    "EvaluationConcluded",
    "Expertise",
    "Member",
    "NoFurtherEvaluation",
    "NotUnqualified",
    "Organiser",
    "Part",
    "ReasonsMissing",
    "Result",
    "ResultContradictsChecks",
    "Team",
    "TeamMember",
    "TeamRejected",
    "TooEarlyToReevaluate",
    "UnfinishedChecks",
    "UnknownEvaluation",
    "appoint_team",
    "check_reevaluation_request",
    "check_team",
    "checklist",
    "conclude",
    "current_evaluation",
    "evaluation_facts",
    "evaluations_of",
    "file_result",
    "open_evaluation",
    "record_check",
    "reevaluation_opens_on",
    "result_by_checks",
    "result_delivered",
    "revoke_result",
]
