"""The agreement that a procedure has just concluded: of an application, or the one that renews the present one."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.agreements import Agreement
from handlers.jobs.case import agreement_of
from handlers.jobs.inputs import optional_text, text


def successor_of(job: Job) -> Agreement:
    """The agreement of variable `newAgreementNumber`. Raises InvalidInput, UnknownAgreement."""
    return agreements.agreement_of(job.session, text(job, "newAgreementNumber"))


def concluded(job: Job) -> Agreement:
    """That of a renewal, else the one the job's business key leads to. Raises as `agreement_of`."""
    return agreement_of(job) if optional_text(job, "newAgreementNumber") is None else successor_of(job)
