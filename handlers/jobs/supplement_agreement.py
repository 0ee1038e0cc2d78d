"""Job `supplement-agreement`: an internet hospital settles through the institution it leans on."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, register
from handlers.jobs.case import application_of, cause_of, today


def supplement_agreement(job: Job) -> None:
    """Add it to the live agreement of the physical institution (O2-05-c). Raises UnknownAgreement, SupplementNotAllowed."""
    internet = application_of(job).party
    physical = register.party_of(job.session, internet.physical_party_id or internet.id)
    live = [one for one in agreements.live_agreements(job.session, physical) if one.party_id != internet.id]
    if not live:
        raise agreements.UnknownAgreement(physical.name)
    agreements.add_internet_hospital(job.session, live[0], internet, today(job), cause_of(job))
