"""Job `record-checklist`: note at the desk which materials are there."""

from __future__ import annotations

from engine.errors import InvalidInput
from engine.jobs import Job
from handlers import applications
from handlers.jobs.case import application_of, cause_of
from handlers.jobs.inputs import text, texts

_INCOMPLETE = "incomplete"


def record_checklist(job: Job) -> dict[str, object]:
    """Note the items of `missingItems` as missing and all other required ones as present.

    Returns `missingItems` as the checklist has them. Raises InvalidInput when materials are called incomplete
    without naming one, InvalidFact for a code the checklist does not have.
    """
    application = application_of(job)
    incomplete = text(job, "intakeDecision") == _INCOMPLETE
    listed = set(texts(job, "missingItems")) if incomplete else set()
    if incomplete and not listed:
        raise InvalidInput("variable 'missingItems'", "every missing item", "none", "name the items or accept")
    present = {item.code: item.code not in listed for item in application.items if item.required}
    present |= dict.fromkeys(listed, False)
    missing = applications.record_presence(job.session, application, present, cause_of(job))
    return {"missingItems": [item.code for item in missing]}
