"""Open an evaluation, appoint its team, record its checks and conclude it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.applications.models import Application
from handlers.cause import Cause
from handlers.evaluations import repository
from handlers.evaluations.checklist import CheckItem, checklist
from handlers.evaluations.errors import (
    EvaluationConcluded,
    NoFurtherEvaluation,
    ReasonsMissing,
    ResultContradictsChecks,
    UnfinishedChecks,
    UnknownEvaluation,
)
from handlers.evaluations.models import (
    Check,
    Evaluation,
    EvaluationEvent,
    Result,
    TeamMember,
)
from handlers.evaluations.teams import Team, check_team

LAST_ROUND = 2


def open_evaluation(session: Session, application: Application, on: date, cause: Cause) -> Evaluation:
    """Open the next round with its checklist; in the second, items failed before come first.

    Raises NoFurtherEvaluation after two rounds (SC-054).
    """
    earlier = repository.of_application(session, application.id)
    if len(earlier) >= LAST_ROUND:
        raise NoFurtherEvaluation(application.number)
    failed = {check.code for done in earlier for check in done.checks if check.passed is False}
    items = checklist(application.party, _local_items(session, application, on))
    ordered = sorted(items, key=lambda item: item.code not in failed)
    evaluation = Evaluation(
        application=application,
        round=len(earlier) + 1,
        started_on=on,
        checks=[_check(item, at, item.code in failed) for at, item in enumerate(ordered, start=1)],
    )
    session.add(evaluation)
    session.flush()
    _record(session, evaluation, "opened", cause)
    return evaluation


def evaluations_of(session: Session, application: Application) -> Sequence[Evaluation]:
    """The rounds of the application, first first."""
    return repository.of_application(session, application.id)


def current_evaluation(session: Session, application: Application) -> Evaluation:
    """The latest round. Raises UnknownEvaluation if none has begun."""
    rounds = repository.of_application(session, application.id)
    if not rounds:
        raise UnknownEvaluation(application.number)
    return rounds[-1]


def appoint_team(session: Session, evaluation: Evaluation, team: Team, on: date, cause: Cause) -> Evaluation:
    """Appoint the team or third party. Raises TeamRejected (SC-041, SC-042), EvaluationConcluded."""
    _refuse_concluded(evaluation)
    area = evaluation.application.area
    required = parameters.text_list(session, "evaluation_expertise", area, on)
    check_team(team, evaluation.application.party.credit_code, required)
    evaluation.organiser, evaluation.third_party = team.organiser, team.third_party
    evaluation.team = [
        TeamMember(
            name=member.name,
            user_id=member.user_id,
            expertise=member.expertise,
            organisation=member.organisation,
        )
        for member in team.members
    ]
    session.flush()
    _record(session, evaluation, "team_appointed", cause)
    return evaluation


def record_check(
    session: Session,
    evaluation: Evaluation,
    code: str,
    *,
    passed: bool,
    evidence: str | None,
    on: date,
    cause: Cause,
) -> Check:
    """Record what a check found; a later look replaces an earlier one.

    Raises UnknownEvaluation for a code that the checklist does not have, EvaluationConcluded.
    """
    _refuse_concluded(evaluation)
    check = next((entry for entry in evaluation.checks if entry.code == code), None)
    if check is None:
        raise UnknownEvaluation(code)
    check.passed, check.evidence = passed, evidence
    check.checked_by, check.checked_on = cause.actor, on
    session.flush()
    return check


def result_by_checks(evaluation: Evaluation) -> Result:
    """Qualified if and only if every mandatory check passes. Raises UnfinishedChecks."""
    open_titles = [check.title for check in evaluation.checks if check.mandatory and check.passed is None]
    if open_titles:
        raise UnfinishedChecks(open_titles)
    passed = all(check.passed for check in evaluation.checks if check.mandatory)
    return Result.QUALIFIED if passed else Result.UNQUALIFIED


def conclude(
    session: Session,
    evaluation: Evaluation,
    result: Result,
    on: date,
    cause: Cause,
    *,
    reasons: str | None = None,
    advice: str | None = None,
) -> Evaluation:
    """Give the result that the checks yield (O3-08-d); an unqualified one with reasons and advice (O3-08-g).

    Raises UnfinishedChecks, ResultContradictsChecks, ReasonsMissing, EvaluationConcluded.
    """
    _refuse_concluded(evaluation)
    found = result_by_checks(evaluation)
    if result is not found:
        raise ResultContradictsChecks(result, found)
    if result is Result.UNQUALIFIED:
        _require_reasons(reasons, advice)
    evaluation.result, evaluation.reasons, evaluation.advice = result, reasons, advice
    evaluation.priority = any(check.priority and check.passed for check in evaluation.checks)
    evaluation.concluded_on, evaluation.concluded_by = on, cause.actor
    session.flush()
    _record(session, evaluation, f"concluded_{result.value}", cause)
    return evaluation


def file_result(session: Session, evaluation: Evaluation, on: date, cause: Cause, receipt: str | None = None) -> Evaluation:
    """Note that the result was filed with the department, whichever it is (O3-08-e)."""
    evaluation.filed_on, evaluation.filing_receipt = on, receipt
    session.flush()
    _record(session, evaluation, "filed", cause)
    return evaluation


def result_delivered(session: Session, evaluation: Evaluation, on: date, cause: Cause) -> Evaluation:
    """Note when the result notice reached the party; rectification or the bar runs from that day."""
    evaluation.delivered_on = on
    session.flush()
    _record(session, evaluation, "result_delivered", cause)
    return evaluation


def revoke_result(session: Session, evaluation: Evaluation, on: date, reason: str, cause: Cause) -> Evaluation:
    """Take a qualified result back because an objection was founded (PR-03 step 3)."""
    evaluation.revoked_on = on
    session.flush()
    _record(session, evaluation, "result_revoked", cause, reason)
    return evaluation


def _require_reasons(reasons: str | None, advice: str | None) -> None:
    if not (reasons or "").strip():
        raise ReasonsMissing("reasons")
    if not (advice or "").strip():
        raise ReasonsMissing("advice")


def _refuse_concluded(evaluation: Evaluation) -> None:
    if evaluation.result is not None:
        raise EvaluationConcluded(evaluation.application.number, evaluation.round)


def _local_items(session: Session, application: Application, on: date) -> tuple[CheckItem, ...]:
    name = f"extra_checks_{application.party.kind.value}"
    provision = parameters.defaults()[name].provision or ""
    rows = parameters.records(session, name, application.area, on, ("id", "title"))
    return tuple(CheckItem(f"extra:{row['id']}", provision, row["title"]) for row in rows)


def _check(item: CheckItem, position: int, failed_before: bool) -> Check:
    return Check(
        position=position,
        code=item.code,
        provision=item.provision,
        title=item.title,
        part=item.part,
        mandatory=item.mandatory,
        priority=item.priority,
        failed_before=failed_before,
    )


def _record(session: Session, evaluation: Evaluation, event: str, cause: Cause, reason: str | None = None) -> None:
    row = EvaluationEvent(evaluation_id=evaluation.id, event=event, reason=reason)
    row.caused_by(cause)
    session.add(row)
    session.flush()
