"""Job `register-personnel`: commitments are collected; the staff's payment qualification is registered."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, register
from handlers.form_values import word_of
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import records, word
from handlers.register import Duty


def register_personnel(job: Job) -> None:
    """Register the contracted staff and everybody in `personnel` as NORMAL (P23-02-a, P23-03-a, N2025-09-1)."""
    agreement = agreements.agreement_for(job.session, application_of(job))
    on, cause = today(job), cause_of(job)
    agreements.register_personnel(job.session, agreement, on, cause)
    registered = {one.person.id_number for one in agreements.personnel_of(job.session, agreement)}
    for row in records(job, "personnel"):
        person = register.person(job.session, word(row, "personName"), word(row, "personIdNumber"))
        if person.id_number not in registered:
            registered.add(person.id_number)
            agreements.register_person(job.session, agreement, person, word_of(row, "personDuty", Duty), on, cause)
