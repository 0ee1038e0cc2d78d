"""Job `conclude-renewal`: both sides have signed the next agreement."""

from __future__ import annotations

from dataclasses import replace

from engine.jobs import Job
from handlers import agreements, notices, renewals
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.drafts import draft_of
from handlers.jobs.inputs import optional_text
from handlers.jobs.signing_documents import agreement_text
from handlers.renewals import RenewalOutcome

FIXED_ANNUAL = "fixed_annual"


def conclude_renewal(job: Job) -> dict[str, object]:
    """Sign the agreement that follows the old term without a gap (O3-38-c); counter 0, no coaching.

    Returns `newAgreementNumber`, `newEffectiveOn`, `newEndsOn`, `regionalCentre`. Raises ContentIncomplete, StepRefused.
    """
    old, on, cause = agreement_of(job), today(job), cause_of(job)
    file = renewals.file_of(job.session, old)
    file.fixed_annual = optional_text(job, "agreementForm") == FIXED_ANNUAL
    renewals.end(job.session, file, RenewalOutcome.AGREED, on, cause)
    draft = replace(draft_of(job, old.party.kind), effective_on=None)
    new = agreements.renew(job.session, old, draft, on, cause)
    notices.issue(job.session, agreement_text(job, new), on, cause)
    return {
        "newAgreementNumber": new.number,
        "newEffectiveOn": new.effective_on.isoformat(),
        "newEndsOn": new.ends_on.isoformat(),
        "regionalCentre": new.regional_centre,
    }
