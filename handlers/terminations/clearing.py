"""Deferred claims when a hold ends in termination: line by line, never all or nothing (GAP-33)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.errors import InvalidFact

_EXPECTED = {"genuine": "pay", "violation": "refuse", "unproven": "setoff"}
_LABELS = {"pay": "支付", "refuse": "拒付", "setoff": "抵扣追回"}


@dataclass(frozen=True, slots=True)
class DeferredLine:
    """One deferred line: what was found of it (genuine, violation, unproven) and what becomes of it."""

    number: str
    service_date: date
    finding: str
    outcome: str


def check_lines(lines: Sequence[DeferredLine], terminated_on: date) -> None:
    """Genuine lines dated before the termination are paid, proved violations refused, the rest set off.

    Services from the termination on are refused whatever was found (O3-40-a). Raises InvalidFact naming the line.
    """
    for line in lines:
        expected = _EXPECTED[line.finding] if line.service_date < terminated_on else "refuse"
        if line.outcome != expected:
            raise InvalidFact(
                "deferredLines",
                f"line {line.number} to be settled as {expected}",
                line.outcome,
                "settle each line by its own finding",
                f"单据{line.number}应当{_LABELS[expected]}，不能{_LABELS[line.outcome]}：解除前查明真实的支付，查实违规的拒付，其余抵扣追回。",
                ("S735-30-c", "G000-2"),
            )
