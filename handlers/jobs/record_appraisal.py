"""Job `record-appraisal`: the final result of an appraisal."""

from __future__ import annotations

from engine.jobs import Job
from handlers import renewals
from handlers.form_values import word_of
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import flag, whole
from handlers.renewals import Grade


def record_appraisal(job: Job) -> None:
    """Keep `appraisalGrade` and `majorRisk` of `appraisalYear` for the renewal (O3-38-b, O2-41-b)."""
    renewals.record_appraisal(
        job.session,
        agreement_of(job),
        whole(job, "appraisalYear"),
        word_of(job.variables, "appraisalGrade", Grade),
        today(job),
        cause_of(job),
        major_risk=flag(job, "majorRisk"),
    )
