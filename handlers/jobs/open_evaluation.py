"""Job `open-evaluation`: begin the first evaluation or the one re-evaluation."""

from __future__ import annotations

from engine.jobs import Job
from handlers import evaluations
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.set_application_state import set_application_state


def open_evaluation(job: Job) -> dict[str, object]:
    """Set the state of header `state`, open the next round and return `round`. Raises NoFurtherEvaluation."""
    set_application_state(job)
    evaluation = evaluations.open_evaluation(job.session, application_of(job), today(job), cause_of(job))
    return {"round": evaluation.round}
