"""Job `ban-facts`: what decision table DT-10 reads."""

from __future__ import annotations

from engine.jobs import Job
from handlers import parameters
from handlers.bans import BanGround
from handlers.bans.grounds import RULES
from handlers.jobs.inputs import day, flag, optional_text, text, texts

_GROUNDS = (BanGround.FALSE_APPLICATION, BanGround.ILLEGALITY, BanGround.SERIOUS_BREACH, BanGround.KEY_PERSON)
FRAUD = "fraud"


def ban_facts(job: Job) -> dict[str, object]:
    """`banFacts` with the years in force on the day of the termination.

    A branch or a party of another pool that is terminated by linkage has class `linked`: its key persons are barred
    where the source was fraud or grave illegality (procedures.md 7.1). `managementBarFrom` is the day from which the
    department bars key persons from managing designated parties (S735-43-a).
    """
    on, linked = text(job, "terminatedOn"), optional_text(job, "faultClass") == "linked"
    grave = flag(job, "graveIllegality") or (linked and optional_text(job, "sourceFaultClass") == FRAUD)
    years = {ground.value: _years(job, ground) for ground in _GROUNDS}
    return {
        "banFacts": {
            "faultClass": text(job, "faultClass"),
            "provedGrounds": texts(job, "provedGrounds"),
            "graveIllegality": grave,
            "terminatedOn": on,
            "discoveredOn": optional_text(job, "discoveredOn") or on,
            "managementBarFrom": optional_text(job, "managementBarFrom"),
            "banYears": years,
        }
    }


def _years(job: Job, ground: BanGround) -> int:
    return parameters.integer(job.session, RULES[ground].years_parameter, job.tenant_id, day(job, "terminatedOn"))
