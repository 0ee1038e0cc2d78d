"""The cases by what they are about."""

from __future__ import annotations

from tests.conformance.zeebe.case import Case
from tests.conformance.zeebe.cases import (
    asked,
    calls,
    chosen,
    clock,
    edge_conditions,
    edge_timers,
    edges,
    ends,
    gateways,
    listening,
    mapped,
    refused,
    rounds,
    scopes,
    signals,
    talk,
    tasks,
    undoing,
)

PARTS = (
    tasks,
    gateways,
    edges,
    edge_timers,
    edge_conditions,
    scopes,
    ends,
    rounds,
    calls,
    undoing,
    mapped,
    talk,
    signals,
    clock,
    chosen,
    listening,
    asked,
    refused,
)


def all_cases() -> list[Case]:
    """Every drawn case; names are unique."""
    return [case for part in PARTS for case in part.cases()]
