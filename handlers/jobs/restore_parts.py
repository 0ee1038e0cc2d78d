"""Job `restore-parts`: paused departments or persons settle again."""

from __future__ import annotations

from datetime import timedelta

from engine.jobs import Job
from handlers import agreements, cases
from handlers.cases import CaseOutcome
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, case_of, cause_of
from handlers.jobs.case_file import finish_case
from handlers.jobs.inputs import day


def restore_parts(job: Job) -> None:
    """End the pauses that this procedure began, from the day after `suspendedTo`; close the case with header `outcome`."""
    agreement, case, cause = agreement_of(job), case_of(job), cause_of(job)
    on = day(job, "suspendedTo") + timedelta(days=1)
    for hold in agreements.running_holds(agreement):
        if hold.instance_key == job.instance_key:
            agreements.end_pause(job.session, agreement, hold.scope, hold.subject, on, cause)
    for measure in cases.unperformed_measures(case):
        cases.perform_measure(job.session, case, measure, on, cause)
    clocks.close_listed(job)
    finish_case(job, case, word_of(job.headers, "outcome", CaseOutcome))
