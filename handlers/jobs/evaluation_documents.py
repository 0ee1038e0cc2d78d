"""What the documents of the evaluation say: requests for material, results, re-evaluation."""

from __future__ import annotations

from collections.abc import Mapping

from engine.jobs import Job
from handlers import evaluations
from handlers.columns import Json
from handlers.jobs.case import application_of, today
from handlers.jobs.forecasts import forecast
from handlers.jobs.inputs import day, optional_text, text, texts
from handlers.jobs.intake_documents import base
from handlers.notices import NoticeDraft, NoticeKind


def evaluation_supplement(job: Job) -> NoticeDraft:
    """补充材料通知书: what the evaluators still need; the evaluation clock stands from its delivery."""
    application = application_of(job)
    facts: dict[str, Json] = {**base(application), "items": [*texts(job, "supplementItems")]}
    facts["note"] = optional_text(job, "supplementText")
    due = forecast(job, "T-SUP", today(job)).due
    return NoticeDraft(
        kind=NoticeKind.EVALUATION_SUPPLEMENT, area=application.area, application=application, facts=facts, due_on=due
    )


def evaluation_result(job: Job) -> NoticeDraft:
    """评估结果告知书 of an unqualified round: reasons, advice, and when the party may come again (O3-08-g..i)."""
    application, on = application_of(job), today(job)
    evaluation = evaluations.current_evaluation(job.session, application)
    facts: dict[str, Json] = {
        **base(application),
        "result": "unqualified",
        "concluded_on": on.isoformat(),
        "round": evaluation.round,
        "reasons": text(job, "resultReasons"),
        "advice": text(job, "rectificationAdvice"),
        "failed_checks": [check.title for check in evaluation.checks if check.mandatory and check.passed is False],
    }
    if evaluation.round == 1:
        facts["rectification_opens_on"] = forecast(job, "T-RECT-3MO", on).day_after.isoformat()
    else:
        facts["barred_through"] = forecast(job, "T-BAR-1Y", on).due.isoformat()
    return NoticeDraft(kind=NoticeKind.EVALUATION_RESULT, area=application.area, application=application, facts=facts)


def reevaluation(job: Job) -> NoticeDraft:
    """再评估通知书, with the last day of the re-evaluation."""
    application, requested_on = application_of(job), day(job, "reevaluationRequestedOn")
    facts = {**base(application), "requested_on": requested_on.isoformat()}
    due = forecast(job, "T-EVAL-3MO", requested_on).due
    return NoticeDraft(kind=NoticeKind.REEVALUATION, area=application.area, application=application, facts=facts, due_on=due)


def reevaluation_returned(job: Job) -> NoticeDraft:
    """再评估申请退回告知书: the request came too early; from which day it may be made (SC-050)."""
    application = application_of(job)
    facts: Mapping[str, Json] = {
        **base(application),
        "requested_on": day(job, "reevaluationRequestedOn").isoformat(),
        "result_delivered_on": day(job, "resultDeliveredOn").isoformat(),
    }
    return NoticeDraft(
        kind=NoticeKind.REEVALUATION_RETURNED,
        area=application.area,
        application=application,
        facts=facts,
        due_on=day(job, "reevaluationOpensOn"),
    )
