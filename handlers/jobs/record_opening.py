"""Job `record-opening`: the case is taken up, its investigators named, its risk judged (PR-10 step 2)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import breaches
from handlers.filings import agreement_variables
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import flag, optional_text, records, text, word
from handlers.masking import mask_text


def record_opening(job: Job) -> dict[str, object]:
    """Enter `investigators`; check `holdOpening` against the kind of party.

    Returns what the diagram reads later and a message may leave out: the root variables, `suspectedFraud`, `holdReason`,
    `source`, `orderNumber`. Raises TooFewInvestigators, HoldNotOpen.
    """
    case = case_of(job)
    breaches.require_opening(case, text(job, "holdOpening"))
    names = [word(row, "investigatorName") for row in records(job, "investigators")]
    breaches.record_investigators(job.session, case, names, today(job), cause_of(job))
    return {
        **agreement_variables(case.agreement),
        "suspectedFraud": flag(job, "suspectedFraud"),
        "holdReason": mask_text(optional_text(job, "holdReason") or ""),
        "source": case.source.value,
        "orderNumber": optional_text(job, "orderNumber"),
    }
