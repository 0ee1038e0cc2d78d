"""Job `decide-breach`: the leader's decision with its measures (PR-10 step 6)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import breaches
from handlers.columns import Json
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of
from handlers.jobs.inputs import optional_text, records, text


def decide_breach(job: Job) -> dict[str, object]:
    """Decide as `decisionResult` says: `noBreach`, or the measures that the form chooses.

    Returns `decisionNumber`, `measures` for their procedures, `decisionText` for the document, and the severity.
    Raises RightSkipped, and what a measure may not be.
    """
    case, cause = case_of(job), cause_of(job)
    measures: list[dict[str, Json]] = []
    if text(job, "decisionResult") == "noBreach":
        decision = breaches.decide_no_breach(job.session, case, text(job, "decisionReasons"), cause)
    else:
        rows = [breaches.breach_of(row) for row in records(job, "classification")]
        decision, measures = breaches.decide_breach(job.session, case, job.variables, rows, cause)
    clocks.close_listed(job)
    return {
        "decisionNumber": decision.number,
        "measures": measures,
        "decisionText": [measure["description"] for measure in measures],
        "deviationSeverity": optional_text(job, "deviationSeverity"),
        "deviationReasons": optional_text(job, "deviationReasons") or text(job, "decisionReasons"),
    }
