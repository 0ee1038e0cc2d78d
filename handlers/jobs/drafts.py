"""The agreement text as the drafting form gives it, as the clauses the domain checks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.jobs import Job
from handlers.agreements import Draft, SignerLevel, standard_clauses
from handlers.form_values import word_of
from handlers.jobs.case import today
from handlers.jobs.inputs import flag, optional_day, optional_text, records, text, word
from handlers.register import PartyKind

_STANDARD: Mapping[str, str] = MappingProxyType(
    {
        "clauseRights": "rights",
        "clauseDuties": "duties",
        "clauseLiability": "breach_liability",
        "clauseBreachSchedule": "breach_schedule",
        "clausePersonnel": "personnel",
        "clauseSettlement": "settlement",
        "clauseDisputes": "disputes",
        "clauseCoaching": "coaching",
        "clausePurchasing": "purchasing",
    }
)
"""Tick box to clause of the template."""


def clauses_of(job: Job, kind: PartyKind) -> dict[str, str]:
    """The drafted clauses: ticked template wordings, the values filled in, and local wordings over both."""
    template = standard_clauses(kind)
    drafted = {clause: template[clause] for field, clause in _STANDARD.items() if clause in template and flag(job, field)}
    drafted |= _filled_in(job)
    drafted |= {word(row, "clauseId"): word(row, "clauseText") for row in records(job, "localClauses")}
    return drafted


def draft_of(job: Job, kind: PartyKind) -> Draft:
    """What is about to be signed. An effective date that has passed meanwhile becomes the signing day."""
    effective_on = optional_day(job, "effectiveOn")
    return Draft(
        clauses=clauses_of(job, kind),
        signer=text(job, "agencySigner"),
        signer_level=word_of(job.variables, "signerLevel", SignerLevel),
        signer_exception=optional_text(job, "levelException"),
        effective_on=None if effective_on is None else max(effective_on, today(job)),
        text_version=optional_text(job, "templateVersion"),
    )


def _filled_in(job: Job) -> dict[str, str]:
    cap = job.variables.get("suspensionCapDays")
    return {
        "damages_rate": optional_text(job, "damagesRate") or "",
        "suspension_cap": "" if cap is None else f"{cap}日",
        "service_list": optional_text(job, "serviceList") or "",
    }
