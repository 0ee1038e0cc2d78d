"""Job `restore-linked`: a link is undone in the receiving pooling area (PR-12 L5)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import linkages
from handlers.agreements import Agreement, AgreementState
from handlers.filings import agreement_variables
from handlers.form_values import word_of
from handlers.jobs.case import cause_of
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import day, text
from handlers.jobs.restored import publish_restored
from handlers.linkages import Reversal


def restore_linked(job: Job) -> dict[str, object]:
    """Undo what the link did from `reversedOn`; return `restored` and the grounds that no longer hold.

    Publishes `agreement.resumed` or `agreement.restored` so that the agreement's procedures go on. Nothing done yet
    is nothing to undo.
    """
    case, on = case_file_of(job), day(job, "reversedOn")
    agreement = case.agreement
    before, ended_on = agreement.state, agreement.ended_on
    reversal = word_of(job.variables, "reversal", Reversal)
    grounds = linkages.restore(job.session, case, reversal, on, text(job, "sourceDecision"), cause_of(job))
    if ended_on is not None and agreement.in_force:
        publish_restored(job, agreement, ended_on, on)
    elif before is not agreement.state and agreement.state is AgreementState.ACTIVE:
        _publish_resumed(job, agreement)
    return {"restored": grounds is not None, "provedGrounds": list(grounds or ())}


def _publish_resumed(job: Job, agreement: Agreement) -> None:
    payload = {**agreement_variables(agreement), "resumedOn": text(job, "reversedOn"), "byLinkage": True}
    job.publish_message("agreement.resumed", agreement.number, payload, business_key=agreement.number, tenant_id=agreement.area)
