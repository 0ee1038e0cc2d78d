"""Job `record-classification`: what was found is entered by the rows of the breach schedule (PR-10 step 3)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import breaches, cases
from handlers.errors import InvalidFact
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import records, text


def record_classification(job: Job) -> None:
    """Enter one finding per row of `classification`, with its code and the ground of termination it would be.

    Raises InvalidFact when nothing fits the schedule.
    """
    case, facts = case_of(job), text(job, "findingFacts")
    rows = [breaches.breach_of(row) for row in records(job, "classification")]
    if not rows:
        raise InvalidFact("findingCodes", "codes of the schedule", [], "choose one", "须选择违约情形。", ("T22-00-a",))
    for row in rows:
        facts_of_row = f"{row.text}：{facts}"
        cases.record_finding(job.session, case, today(job), facts_of_row, cause_of(job), ground=row.ground, code=row.code)
