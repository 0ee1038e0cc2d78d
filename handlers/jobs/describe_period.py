"""Job `describe-period`: how long a party will have, for a document that is delivered later."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs.case import provisions_of, today
from handlers.jobs.inputs import header
from handlers.jobs.timers import timer_of


def describe_period(job: Job) -> dict[str, object]:
    """Return `periodText`, the period of header `timer` in words, such as 自送达次日起7日内."""
    period = timer_of(header(job, "timer")).term(job.session, today(job), job.tenant_id, provisions_of(job)).period
    return {"periodText": f"自送达次日起{period.zh if period else ''}内"}
