"""Job `begin-coaching`: the first coaching period begins with the agreement."""

from __future__ import annotations

from datetime import timedelta

from engine.jobs import Job
from handlers import coaching, parameters
from handlers.coaching import Phase
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of, today


def begin_coaching(job: Job) -> dict[str, object]:
    """Set coaching FIRST and remote settlement, open the clock of header `timer` from the effective date (rule 2.1a).

    Returns its variables and `coachUntil` (last day of the period), `coachPaused`, `coachingPhase`, `minorFound`,
    `coachInterval` (days between two visits), `coachNext` (next visit at the latest), `remoteRule`.
    """
    agreement, on = agreement_of(job), today(job)
    coaching.begin(job.session, agreement, cause_of(job))
    clock = clocks.open_statutory(job, agreement.effective_on)
    interval = parameters.integer(job.session, "coaching_interval_days", agreement.area, on)
    centre = agreement.regional_centre
    return {
        **clocks.variables(job, clock),
        "coachUntil": clock.due.isoformat(),
        "coachPaused": False,
        "coachingPhase": Phase.FIRST.value,
        "minorFound": False,
        "coachInterval": interval,
        "coachNext": (on + timedelta(days=interval)).isoformat(),
        "remoteRule": "区域医疗中心，开通异地就医结算" if centre else "辅导期内不开通异地就医结算",
    }
