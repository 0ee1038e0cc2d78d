"""Job `sign-agreement`: conclude the agreement and set its term."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, notices
from handlers.deadlines import start_of_day
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.drafts import draft_of
from handlers.jobs.signing_documents import agreement_text


def sign_agreement(job: Job) -> dict[str, object]:
    """Sign what was drafted; return the number, `signedOn`, and what procedures after signing start with.

    That is `effectiveOn`, `effectiveAt`, `endsOn`, `firstDesignation`, `regionalCentre` and `ownership`. Raises
    ContentIncomplete, SignerLevelNotNoted, BarredFromSigning (O3-09-a..e, O2-10-a).
    """
    application = application_of(job)
    on, cause, draft = today(job), cause_of(job), draft_of(job, application.party.kind)
    agreement, _ = agreements.sign(job.session, application, draft, on, cause)
    notices.issue(job.session, agreement_text(job, agreement), on, cause)
    clocks.close_listed(job)
    return {
        "agreementNumber": agreement.number,
        "signedOn": agreement.signed_on.isoformat(),
        "effectiveOn": agreement.effective_on.isoformat(),
        "effectiveAt": start_of_day(agreement.effective_on).isoformat(),
        "endsOn": agreement.ends_on.isoformat(),
        "firstDesignation": agreement.first_designation,
        "regionalCentre": agreement.regional_centre,
        "ownership": agreement.party.ownership.value,
    }
