"""Job `release-links`: the source goes on or has expired; the suspensions that followed it end (PR-12 L5, GAP-09)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, linkages
from handlers.jobs.case import agreement_of, today
from handlers.jobs.inputs import flag, optional_day
from handlers.jobs.reverse_links import publish_reversed
from handlers.linkages import LinkKind, Reversal


def release_links(job: Job) -> None:
    """Publish `linkage.reversed` to every suspension that followed one of this agreement.

    From `resumedOn`, the day the source resumed (or never was suspended, with `revoked`), or `endedOn`; default: today.
    """
    agreement = agreement_of(job)
    on = optional_day(job, "resumedOn") or optional_day(job, "endedOn") or today(job)
    reversal = Reversal.REVOKED if flag(job, "revoked") else Reversal.RESUMED
    reason = "源协议恢复履行" if optional_day(job, "resumedOn") is not None else "源协议期满，不联动终止"
    for source in cases.cases_of(job.session, agreement):
        for case in linkages.active_links(job.session, source, LinkKind.SUSPENSION):
            publish_reversed(job, case, reversal, on, reason)
