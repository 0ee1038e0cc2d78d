"""Job `reverse-links`: the decision that others followed is revoked; they are all told (PR-12 L5, SC-228)."""

from __future__ import annotations

from datetime import date

from engine.jobs import Job
from handlers import linkages
from handlers.cases import Case
from handlers.filings import agreement_variables
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import day, header, text
from handlers.linkages import Reversal, link_of

REVERSED = "linkage.reversed"
"""To the pooling area of the linked case."""
WITHDRAWN = "linkage.withdrawn"
"""To the procedure here that waits for its receipt."""


def reverse_links(job: Job) -> None:
    """Publish `linkage.reversed` to every linked case of this case, in its own pooling area."""
    reason, on = f"源决定{text(job, 'decisionNumber')}被撤销", day(job, "reviewedOn")
    for case in linkages.active_links(job.session, case_file_of(job)):
        publish_reversed(job, case, Reversal(header(job, "reversal")), on, reason)


def publish_reversed(job: Job, case: Case, reversal: Reversal, on: date, reason: str) -> None:
    """Tell one linked case; its procedure stops or is undone, and nobody waits for its receipt any more."""
    payload = {
        **agreement_variables(case.agreement),
        "caseNumber": case.number,
        "sourceDecision": link_of(case).source_decision,
        "reversal": reversal.value,
        "reversedOn": on.isoformat(),
        "reversalReason": reason,
    }
    job.publish_message(WITHDRAWN, case.number)
    job.publish_message(REVERSED, case.number, payload, business_key=case.number, tenant_id=case.area)
