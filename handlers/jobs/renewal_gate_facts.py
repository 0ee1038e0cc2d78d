"""Job `renewal-gate-facts`: what decision table DT-04 reads."""

from __future__ import annotations

from engine.jobs import Job
from handlers import renewals
from handlers.jobs.case import agreement_of, today


def renewal_gate_facts(job: Job) -> dict[str, object]:
    """Return `gateFacts`: bans, licence, coaching, open cases, appraisal and suspensions as they are today."""
    return {"gateFacts": renewals.gate_facts(job.session, agreement_of(job), today(job))}
