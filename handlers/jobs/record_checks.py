"""Job `record-checks`: write what the paper review and the site visit found into the evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from engine.jobs import Job
from handlers import evaluations
from handlers.evaluations import evaluation_facts
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import optional_text, records, word
from handlers.register import PartyKind

_PAPER, _SITE = "paperFindings", "siteFindings"

_FIELDS: Mapping[PartyKind, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        PartyKind.PHARMACY: {
            "checkLicences": ("O3-08-1", _PAPER),
            "checkPharmacists": ("O3-08-2", _PAPER),
            "checkAdministrators": ("O3-08-3", _PAPER),
            "checkRules": ("O3-08-4", _PAPER),
            "checkSettlement": ("O3-08-5", _SITE),
            "checkLabels": ("O3-08-6", _SITE),
        },
        PartyKind.INSTITUTION: {
            "checkLicences": ("O2-09-b-1", _PAPER),
            "checkStaff": ("O2-09-b-2", _PAPER),
            "checkFacilities": ("O2-09-b-3", _SITE),
            "checkRules": ("O2-09-b-4", _PAPER),
            "checkSettlement": ("O2-09-b-5", _SITE),
            "checkTraceability": ("N2025-02-1", _SITE),
            "checkTechnicians": ("N2025-02-2", _SITE),
            "checkPriceCommitment": ("N2025-03-2", _PAPER),
            "checkUpload": ("N2025-02-5", _PAPER),
        },
    }
)
"""Form field to check code and the field that holds its evidence, by party kind (SC-057)."""

_PASSED = {"pass": True, "fail": False}


def record_checks(job: Job) -> dict[str, object]:
    """Record every check that passed or failed; `pending` stays open.

    Returns the facts of DT-02: `mandatoryFailed`, `mandatoryOpen` (codes) and `priorityMet`.
    """
    application = application_of(job)
    evaluation = evaluations.current_evaluation(job.session, application)
    known = {check.code for check in evaluation.checks}
    for code, found, evidence in _found(job, application.party.kind):
        if code in known and found in _PASSED:
            evaluations.record_check(
                job.session,
                evaluation,
                code,
                passed=_PASSED[found],
                evidence=evidence,
                on=today(job),
                cause=cause_of(job),
            )
    facts = evaluation_facts(evaluation)
    return {name: facts[name] for name in ("mandatoryFailed", "mandatoryOpen", "priorityMet")}


def _found(job: Job, kind: PartyKind) -> Iterator[tuple[str, str, str | None]]:
    for field, (code, evidence) in _FIELDS[kind].items():
        yield code, optional_text(job, field) or "", optional_text(job, evidence)
    for row in records(job, "extraChecks"):
        yield f"extra:{word(row, 'checkCode')}", word(row, "checkResult"), optional_text(job, _SITE)
