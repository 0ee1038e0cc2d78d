"""Job `record-termination-bans`: the register of bans learns what DT-10 found (PR-18)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import bans
from handlers.bans import BanGround, FaultClass
from handlers.bans.termination import TerminationBan
from handlers.deadlines import date_of
from handlers.form_values import word_of
from handlers.jobs.case import agreement_of, cause_of
from handlers.jobs.inputs import optional_text, records, text, word


def record_termination_bans(job: Job) -> dict[str, object]:
    """Record `terminationBans` on the party and its key persons; return `banIds`. The same decision twice adds none."""
    found = [
        TerminationBan(word(row, "subject") == "persons", word_of(row, "ground", BanGround), date_of(word(row, "startOn")))
        for row in records(job, "terminationBans")
    ]
    recorded = bans.record_termination_bans(
        job.session,
        agreement_of(job),
        found,
        text(job, "decisionNumber"),
        _class(job),
        cause_of(job),
    )
    return {"banIds": [ban.id for ban in recorded]}


def _class(job: Job) -> FaultClass:
    """The class of the decision; that of the source decision for a linked one."""
    stated = text(job, "faultClass")
    return FaultClass(optional_text(job, "sourceFaultClass") or FaultClass.ILLEGALITY if stated == "linked" else stated)
