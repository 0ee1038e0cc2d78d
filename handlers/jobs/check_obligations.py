"""Job `check-obligations`: open cases and duties that stand against a voluntary suspension or exit (GAP-30)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import suspensions
from handlers.agreements import AgreementState
from handlers.exits import ExitKind
from handlers.jobs.case import agreement_of, today
from handlers.jobs.inputs import flag, optional_text


def check_obligations(job: Job) -> dict[str, object]:
    """Return `knownObligations`, `obligations` (with what the auditor adds), `mustWithhold` and `exitBlocked`.

    An exit is blocked on its day by whatever would withhold consent, and a pause also when nothing is active to pause.
    """
    agreement, on = agreement_of(job), today(job)
    known = suspensions.known_obligations(job.session, agreement, on)
    added = optional_text(job, "otherObligationsText") if flag(job, "otherObligations") else None
    obligations = [*known, *([added] if added else [])]
    withheld = suspensions.must_withhold(job.session, agreement, obligations, on)
    pause = optional_text(job, "exitKind") == ExitKind.SUSPEND
    return {
        "knownObligations": known,
        "obligations": obligations,
        "mustWithhold": withheld,
        "exitBlocked": withheld or (pause and agreement.state is not AgreementState.ACTIVE),
    }
