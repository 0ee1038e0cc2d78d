"""Job `check-agreement-content`: compare the draft with the clauses it must have."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.jobs.case import party_of
from handlers.jobs.drafts import clauses_of


def check_agreement_content(job: Job) -> dict[str, object]:
    """Return `clausesComplete` (SC-066) and `clauseFindings`, gaps and differing wordings (SC-074) in Chinese."""
    kind = party_of(job).kind
    findings = agreements.check_clauses(kind, clauses_of(job, kind))
    return {
        "clausesComplete": not any(finding.blocking for finding in findings),
        "clauseFindings": [finding.message for finding in findings],
    }
