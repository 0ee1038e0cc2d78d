"""The facts that decision table DT-06 reads: what was reported, and what the register knows of the agreement."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.agreements import Agreement
from handlers.columns import Json

_LISTS = ("findings", "circumstances")
_WORDS = ("rectification", "licence", "penalty", "agreementClause", "otherLegalBasis")
_FLAGS = ("fundDefrauded", "majorLossPossible", "changeSelfReported")


def ground_facts(agreement: Agreement, reported: Mapping[str, object]) -> dict[str, Json]:
    """Inputs of DT-06, every key present; what nobody reported is empty, null or false.

    `reported` is `terminationFacts` of message `termination.proposed`. The counter of agency suspensions and the
    coaching period come from the agreement itself (O3-40-1, N2025-04-7).
    """
    return {
        **{name: _texts(reported.get(name)) for name in _LISTS},
        **{name: _text(reported.get(name)) for name in _WORDS},
        **{name: reported.get(name) is True for name in _FLAGS},
        "agencySuspensions": agreement.agency_suspensions,
        "coaching": agreement.coaching.value,
        "hqFault": False,
    }


def _texts(found: object) -> Json:
    return [str(one) for one in found] if isinstance(found, list) else []


def _text(found: object) -> str | None:
    return (found.strip() or None) if isinstance(found, str) else None
