"""Job `issue-result`: give an unqualified result and issue its notice; the delivery is recorded later."""

from __future__ import annotations

from engine.jobs import Job
from handlers import evaluations, notices
from handlers.evaluations import Result
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.evaluation_documents import evaluation_result
from handlers.jobs.inputs import optional_text


def issue_result(job: Job) -> dict[str, object]:
    """Conclude as unqualified with `resultReasons` and `rectificationAdvice`; return `noticeNumber`.

    Raises ReasonsMissing (SC-049), ResultContradictsChecks.
    """
    evaluation = evaluations.current_evaluation(job.session, application_of(job))
    on, cause = today(job), cause_of(job)
    evaluations.conclude(
        job.session,
        evaluation,
        Result.UNQUALIFIED,
        on,
        cause,
        reasons=optional_text(job, "resultReasons"),
        advice=optional_text(job, "rectificationAdvice"),
    )
    return {"noticeNumber": notices.issue(job.session, evaluation_result(job), on, cause).number}
