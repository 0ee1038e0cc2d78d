"""Job `record-obstruction`: who hides, destroys or refuses (PR-10 branch E)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import flag, text
from handlers.register import PartyKind

_GROUNDS = {PartyKind.PHARMACY: "O3-40-8", PartyKind.INSTITUTION: "N2025-11-5"}


def record_obstruction(job: Job) -> None:
    """Enter `obstructionFacts` with `obstructionEvidence`; a vile case, with `vileReasons`, is a ground of termination."""
    case, cause, on = case_of(job), cause_of(job), today(job)
    vile = flag(job, "vile")
    facts = (
        f"{text(job, 'obstructionFacts')}；认定情节恶劣：{text(job, 'vileReasons')}" if vile else text(job, "obstructionFacts")
    )
    ground = _GROUNDS[case.agreement.party.kind] if vile else None
    cases.record_finding(job.session, case, on, facts, cause, ground=ground, code="S735-39-7")
    cases.record_evidence(job.session, case, text(job, "obstructionEvidence"), "拒不配合", on, cause)
