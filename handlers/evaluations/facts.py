"""The facts that decision table DT-02 reads, as flat JSON."""

from __future__ import annotations

from handlers.columns import Json
from handlers.evaluations.models import Evaluation


def evaluation_facts(evaluation: Evaluation) -> dict[str, Json]:
    """Inputs of DT-02.

    Keys: `partyType`, `round` 1 or 2, `mandatoryFailed` codes of failed mandatory checks, `mandatoryOpen` codes
    not looked at, `priorityMet` bool (ordering only, N2025-02-5), `checks` list of objects with `code`,
    `provision`, `title`, `mandatory`, `priority`, `passed` (null if open) and `evidence`.
    """
    mandatory = [check for check in evaluation.checks if check.mandatory]
    return {
        "partyType": evaluation.application.party.kind.value,
        "round": evaluation.round,
        "mandatoryFailed": [check.code for check in mandatory if check.passed is False],
        "mandatoryOpen": [check.code for check in mandatory if check.passed is None],
        "priorityMet": any(check.priority and check.passed for check in evaluation.checks),
        "checks": [
            {
                "code": check.code,
                "provision": check.provision,
                "title": check.title,
                "mandatory": check.mandatory,
                "priority": check.priority,
                "passed": check.passed,
                "evidence": check.evidence,
            }
            for check in evaluation.checks
        ],
    }
