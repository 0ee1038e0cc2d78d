"""Job `file-result`: the result stands; it is filed with the department, whichever it is."""

from __future__ import annotations

from engine.jobs import Job
from handlers import evaluations, notices
from handlers.evaluations import Result
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.signing_documents import filing

_RESULTS = {Result.QUALIFIED: "合格", Result.UNQUALIFIED: "不合格"}


def file_result(job: Job) -> None:
    """Conclude a qualified evaluation (an unqualified one waits for its reasons), file the result (O3-08-e)."""
    application, on, cause = application_of(job), today(job), cause_of(job)
    evaluation = evaluations.current_evaluation(job.session, application)
    result = evaluations.result_by_checks(evaluation)
    if result is Result.QUALIFIED:
        evaluations.conclude(job.session, evaluation, Result.QUALIFIED, on, cause)
    evaluations.file_result(job.session, evaluation, on, cause)
    rows = {"医药机构": application.party.name, "申请编号": application.number, "评估结果": _RESULTS[result]}
    notices.issue(job.session, filing(job, "评估结果", on, rows), on, cause)
    clocks.close_listed(job)
