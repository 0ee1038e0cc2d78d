"""Job `suspension-notice-facts`: what the prior notice of a suspension says besides the drafted text."""

from __future__ import annotations

from engine.jobs import Job
from handlers.fixed_dates import last_of_days
from handlers.jobs.case import agreement_of, today
from handlers.jobs.forecasts import forecast
from handlers.jobs.inputs import flag, records, whole, word
from handlers.register import PartyKind
from handlers.suspensions import LongerThanCap

SECOND = {PartyKind.PHARMACY: "O3-40-1", PartyKind.INSTITUTION: "O2-43-1"}
"""The ground of termination that a second suspension meets (GAP-05)."""


def suspension_notice_facts(job: Job) -> dict[str, object]:
    """Return `groundTexts`, `noticeGrounds` (with the ground of termination in a combined notice) and `noticeDueOn`.

    The last is the end of the defence if the notice is delivered today. Raises LongerThanCap for `proposedDays`
    above `capDays`.
    """
    on, proposed, cap = today(job), whole(job, "proposedDays"), whole(job, "capDays")
    if proposed > cap:
        raise LongerThanCap(last_of_days(on, proposed), last_of_days(on, cap), cap)
    grounds = records(job, "suspensionGrounds")
    cited = [word(one, "provision") for one in grounds]
    if flag(job, "combinedNotice"):
        cited.append(SECOND[agreement_of(job).party.kind])
    return {
        "groundTexts": [word(one, "text") for one in grounds],
        "noticeGrounds": list(dict.fromkeys(cited)),
        "noticeDueOn": forecast(job, "T-DEF", on).due.isoformat(),
    }
