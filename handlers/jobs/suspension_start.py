"""What the steps of a suspension find when it begins, and when it goes on because its termination was revoked."""

from __future__ import annotations

from datetime import date

from engine.jobs import Job
from handlers import parameters
from handlers.agreements import Agreement


def start_variables(job: Job, agreement: Agreement, on: date) -> dict[str, object]:
    """The counter and the area's switches; nothing is proposed, resumed or checked yet."""
    return {
        "agencySuspensions": agreement.agency_suspensions,
        "secondOpensTermination": parameters.switch(job.session, "second_suspension_opens_termination", agreement.area, on),
        "earlyAllowed": parameters.switch(job.session, "early_resumption_allowed", agreement.area, on),
        "proposeEarly": False,
        "earlyApproved": False,
        "resumedOn": None,
        "rectificationCheckedOn": None,
    }
