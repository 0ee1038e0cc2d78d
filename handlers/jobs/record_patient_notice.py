"""Job `record-patient-notice`: insured persons have been told, the sign is gone (G000-2)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.cases.service import record_event
from handlers.jobs.case import cause_of
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import day, text


def record_patient_notice(job: Job) -> None:
    """Note in the case what was told and on which day the sign was removed."""
    case = case_file_of(job)
    told = f"{text(job, 'patientNotice')}；{day(job, 'signRemovedOn')}摘除定点标识"
    record_event(job.session, case, "case.patients_told", case.state, cause_of(job), told)
