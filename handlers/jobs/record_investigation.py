"""Job `record-investigation`: evidence and facts go on the record of the case (PR-10 step 2)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.errors import InvalidFact
from handlers.form_values import day_of
from handlers.jobs.case import case_of, cause_of
from handlers.jobs.inputs import flag, records, text, texts, word
from handlers.masking import mask_text


def record_investigation(job: Job) -> dict[str, object]:
    """Enter `evidence`; return `findingFacts` without identity and phone numbers, and what the form may leave out.

    Raises InvalidFact without any evidence.
    """
    case, cause, evidence = case_of(job), cause_of(job), records(job, "evidence")
    if not evidence:
        raise InvalidFact("evidence", "at least one piece", [], "enter it", "须登记证据。", ("O3-25-a",))
    for row in evidence:
        title, source = word(row, "evidenceTitle"), word(row, "evidenceSource")
        cases.record_evidence(job.session, case, title, source, day_of(row, "evidenceTakenOn"), cause)
    found = flag(job, "breachFound")
    return {
        "breachFound": found,
        "findingFacts": mask_text(text(job, "findingFacts")),
        "findingCodes": texts(job, "findingCodes") if found else [],
        "fraudIntent": flag(job, "fraudIntent"),
        "discretionWanted": flag(job, "discretionWanted"),
        "responsiblePersons": records(job, "responsiblePersons"),
    }
