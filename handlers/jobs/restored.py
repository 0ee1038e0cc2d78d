"""Tell the standing procedures of an agreement that its end has been revoked: the one place for `agreement.restored`."""

from __future__ import annotations

from datetime import date

from engine.jobs import Job
from handlers import publicity
from handlers.agreements import Agreement
from handlers.filings import effective_variables

RESTORED = "agreement.restored"


def publish_restored(job: Job, agreement: Agreement, ended_on: date, on: date) -> None:
    """Put the party back on the list of designated parties and let the agreement's clocks run again (ALL-56-a).

    The payload is that of `agreement.effective` with `endedOn` and `restoredOn`.
    """
    publicity.announce(job.session, agreement, on)
    payload = {**effective_variables(agreement), "endedOn": ended_on.isoformat(), "restoredOn": on.isoformat()}
    job.publish_message(RESTORED, agreement.number, payload, business_key=agreement.number, tenant_id=agreement.area)
