"""What the declared documents of agreements and their cases say: the facts that the diagram maps."""

from __future__ import annotations

from engine.jobs import Job
from handlers.columns import Json
from handlers.jobs.case import agreement_of
from handlers.jobs.inputs import optional_day, optional_text, provision_ids
from handlers.notices import NoticeDraft, spec_of


def declared_document(job: Job, kind: str) -> NoticeDraft:
    """The document of that kind, its facts taken from the variables of their names. Raises UnknownDocument."""
    spec, agreement = spec_of(kind), agreement_of(job)
    facts: dict[str, Json] = {"agreement": agreement.number, "party": agreement.party.name}
    facts |= {name: job.variables[name] for name in spec.sections if job.variables.get(name) is not None}
    return NoticeDraft(
        kind=kind,
        area=agreement.area,
        agreement=agreement,
        case_number=job.business_key if job.business_key != agreement.number else None,
        facts=facts,
        grounds=provision_ids(job, "grounds"),
        due_on=optional_day(job, "dueOn"),
        remedy=optional_text(job, "remedy"),
        addressee=optional_text(job, "addressee"),
    )
