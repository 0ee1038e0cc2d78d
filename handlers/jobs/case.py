"""What a job works on: its application, agreement or case, its day, its cause."""

from __future__ import annotations

from datetime import date

from engine.errors import InvalidInput
from engine.jobs import Job
from handlers import applications, business_keys, cases, provisions
from handlers.agreements import Agreement
from handlers.applications import Application
from handlers.cases import Case
from handlers.cause import Cause
from handlers.deadlines import date_in_china
from handlers.deadlines.ledger import Subject
from handlers.register import Party, PartyKind

_OTHER_ORDER = {PartyKind.PHARMACY: "O2-", PartyKind.INSTITUTION: "O3-"}


def application_of(job: Job) -> Application:
    """The application whose number is the instance's business key. Raises InvalidInput, UnknownApplication."""
    return applications.application_of(job.session, _business_key(job))


def agreement_of(job: Job) -> Agreement:
    """The agreement that the business key names, or that its case or application is about.

    Raises InvalidInput, UnknownAgreement, UnknownCase.
    """
    return business_keys.agreement_under(job.session, _business_key(job))


def case_of(job: Job) -> Case:
    """The case of the business key, or of variable `caseNumber` where an agreement's procedure opened it.

    Raises InvalidInput, UnknownCase.
    """
    named = job.variables.get("caseNumber")
    return cases.case_of(job.session, named if isinstance(named, str) and named else _business_key(job))


def party_of(job: Job) -> Party:
    """The party of the application, agreement or case that the job works on. Raises as `agreement_of`."""
    return business_keys.party_under(job.session, _business_key(job))


def today(job: Job) -> date:
    """The day in China on which the job runs."""
    return date_in_china(job.now)


def cause_of(job: Job) -> Cause:
    """Who and what made the change, with the provision of the element that binds this kind of party."""
    found = provisions_of(job)
    return Cause(job.actor.id, job.now, job.instance_key, job.element_id, found[0] if found else None)


def provisions_of(job: Job) -> tuple[str, ...]:
    """The element's provision ids: not those of the order for the other kind of party, nor of law not in force yet."""
    named = [one.strip() for one in job.properties.get("provision", "").split(",") if one.strip()]
    kind = party_of(job).kind
    return provisions.in_force((one for one in named if not one.startswith(_OTHER_ORDER[kind])), today(job))


def subject_of(job: Job) -> Subject:
    """Whose clock it is."""
    return Subject(job.business_key, job.instance_key, job.tenant_id)


def _business_key(job: Job) -> str:
    if job.business_key is None:
        raise InvalidInput(
            f"business key of instance {job.instance_key}",
            "the number of an application, agreement or case",
            "none",
            "start the process through handlers.intake or handlers.filings",
        )
    return job.business_key
