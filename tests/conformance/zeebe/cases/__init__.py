"""The cases by what they are about."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case
from tests.conformance.zeebe.cases import calls, chosen, clock, edges, gateways, mapped, rounds, scopes, talk, tasks, undoing

PARTS = (tasks, gateways, edges, scopes, rounds, calls, undoing, mapped, talk, clock, chosen)


def all_cases() -> list[Case]:
    """Every drawn case; names are unique."""
    return [case for part in PARTS for case in part.cases()]
