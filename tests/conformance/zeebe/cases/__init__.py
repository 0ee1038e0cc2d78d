"""The cases by what they are about."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case
from tests.conformance.zeebe.cases import tasks

PARTS = (tasks,)


def all_cases() -> list[Case]:
    """Every drawn case; names are unique."""
    return [case for part in PARTS for case in part.cases()]
