"""Job `assess-exit`: from which day an exit is lawful (PR-13 step 2)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import suspensions
from handlers.exits import ExitKind
from handlers.form_values import word_of
from handlers.jobs.case import agreement_of, today
from handlers.jobs.inputs import day, text


def assess_exit(job: Job) -> dict[str, object]:
    """Return `earliestOn` (three months after the request, rule 2.5), `exitOn` as asked for, and what forms show."""
    agreement = agreement_of(job)
    kind = word_of(job.variables, "exitKind", ExitKind)
    return {
        "exitKindText": kind.label,
        "earliestOn": suspensions.earliest_start(job.session, agreement.area, day(job, "requestedOn")).isoformat(),
        "exitOn": text(job, "wantedOn"),
        "exitUntil": job.variables.get("wantedUntil"),
        "knownObligations": suspensions.known_obligations(job.session, agreement, today(job)),
        "otherObligations": False,
        "transferPlan": None,
    }
