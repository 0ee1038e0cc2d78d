"""Job `record-deviation`: a breach or deviation from policy was confirmed in the coaching period."""

from __future__ import annotations

from engine.jobs import Job
from handlers import coaching
from handlers.coaching import Severity
from handlers.form_values import word_of
from handlers.jobs.case import cause_of, today
from handlers.jobs.coaching_clocks import period_of
from handlers.jobs.inputs import optional_text, text


def record_deviation(job: Job) -> dict[str, object]:
    """Log it; return `minorBefore` (minor ones logged before it) and `minorFound` (any so far). Raises ReasonsMissing."""
    period = period_of(job)
    before = coaching.minor_deviations(period)
    coaching.record_deviation(
        job.session,
        period,
        word_of(job.variables, "deviationSeverity", Severity),
        text(job, "deviationFacts"),
        optional_text(job, "deviationReasons"),
        today(job),
        cause_of(job),
        found_by=optional_text(job, "filedBy"),
        case_number=optional_text(job, "deviationCase"),
    )
    return {"minorBefore": before, "minorFound": coaching.minor_deviations(period) > 0}
