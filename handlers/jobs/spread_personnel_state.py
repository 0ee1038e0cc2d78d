"""Job `spread-personnel-state`: a person's payment qualification is the same in every institution (PR-12 P1)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.agreements import PersonnelState
from handlers.form_values import word_of
from handlers.jobs.case import cause_of
from handlers.jobs.inputs import day, text, whole


def spread_personnel_state(job: Job) -> dict[str, object]:
    """Give every registration of the person `personId` the `personState`; return `changedRegistrations`, how many (P23-13-a).

    From `stateFrom`, by the decision `stateDecision`. Raises InvalidInput.
    """
    target = word_of(job.variables, "personState", PersonnelState)
    on, decision = day(job, "stateFrom"), text(job, "stateDecision")
    changed = agreements.spread_personnel_state(job.session, whole(job, "personId"), target, on, decision, cause_of(job))
    return {"changedRegistrations": changed}
