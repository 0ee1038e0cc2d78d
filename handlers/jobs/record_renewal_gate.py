"""Job `record-renewal-gate`: what DT-04 has said."""

from __future__ import annotations

from collections.abc import Mapping

from engine.jobs import Job
from handlers import renewals
from handlers.jobs.case import agreement_of, cause_of
from handlers.jobs.inputs import optional_day, word


def record_renewal_gate(job: Job) -> None:
    """Keep the gate and its reason of `renewalGate`; `hold` puts the renewal on HOLD. A round joined late is noted too."""
    found = job.variables.get("renewalGate")
    gate = found if isinstance(found, Mapping) else {}
    file = renewals.file_of(job.session, agreement_of(job))
    until = optional_day(job, "roundUntil")
    if file.late and until is not None:
        renewals.join_round(job.session, file, until, cause_of(job))
    renewals.note_gate(job.session, file, word(gate, "gate"), word(gate, "reason"), cause_of(job))
