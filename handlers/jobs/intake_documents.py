"""What the documents of the intake say: acceptance, refusal, supplement notice."""

from __future__ import annotations

from collections.abc import Mapping

from engine.jobs import Job
from handlers import applications
from handlers.applications import Application
from handlers.columns import Json
from handlers.jobs.case import application_of, today
from handlers.jobs.forecasts import forecast, intake_pauses
from handlers.jobs.inputs import optional_text, records, text, texts, word
from handlers.notices import NoticeDraft, NoticeKind


def acceptance(job: Job) -> NoticeDraft:
    """受理通知书, with the last day of the evaluation."""
    application = application_of(job)
    due = forecast(job, "T-EVAL-3MO", application.received_on, intake_pauses(application)).due
    facts = {**base(application), "accepted_on": application.received_on.isoformat()}
    return NoticeDraft(kind=NoticeKind.ACCEPTANCE, area=application.area, application=application, facts=facts, due_on=due)


def refusal(job: Job) -> NoticeDraft:
    """不予受理告知书: every ground of DT-01 with its facts, or the unmet conditions."""
    application = application_of(job)
    found = job.variables.get("refusalFacts")
    refusal_facts: Mapping[str, object] = found if isinstance(found, Mapping) else {}
    cited = [word(ground, "provision") for ground in records(job, "refusalGrounds")]
    facts: dict[str, Json] = {
        **base(application),
        "reasons": [*_hit_reasons(refusal_facts), *_stated_reasons(job)],
        "barred_through": word(refusal_facts, "barredThrough") or None,
    }
    return NoticeDraft(
        kind=NoticeKind.REFUSAL,
        area=application.area,
        application=application,
        facts=facts,
        grounds=tuple(dict.fromkeys(cited)) or tuple(texts(job, "unmetConditions")),
        remedy=optional_text(job, "remedyText"),
    )


def supplement(job: Job) -> NoticeDraft:
    """一次性补正告知书: everything that is missing, all at once."""
    application = application_of(job)
    items: list[Json] = [item.title for item in applications.missing_items(application)]
    facts: dict[str, Json] = {**base(application), "items": items, "note": optional_text(job, "supplementText")}
    due = forecast(job, "T-SUP", today(job)).due
    return NoticeDraft(kind=NoticeKind.SUPPLEMENT, area=application.area, application=application, facts=facts, due_on=due)


def base(application: Application) -> dict[str, str]:
    """The facts that every document to an applicant carries."""
    return {"application": application.number, "received_on": application.received_on.isoformat()}


def _hit_reasons(facts: Mapping[str, object]) -> list[str]:
    hits = facts.get("hits")
    return [word(hit, "reason") for hit in hits if isinstance(hit, Mapping)] if isinstance(hits, list) else []


def _stated_reasons(job: Job) -> list[str]:
    evidence = optional_text(job, "refusalEvidence")
    stated = [optional_text(job, "unmetFacts"), text(job, "refusalReasons"), f"证据：{evidence}" if evidence else None]
    return [reason for reason in stated if reason]
