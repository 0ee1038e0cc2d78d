"""Liquidated damages by the rate of the agreement the breach is judged by (O3-35-3, O2-38-4, T22-00-c)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from handlers.agreements import Agreement
from handlers.breaches.errors import NoAgreedRate

_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
CLAUSE = "damages_rate"


def agreed_rate(agreement: Agreement) -> Decimal:
    """The percentage in the damages clause of this very agreement, such as 30. Raises NoAgreedRate unless there is one."""
    clause = agreement.clauses.get(CLAUSE, "")
    found = _PERCENT.findall(clause)
    if len(found) != 1:
        raise NoAgreedRate(agreement.number, clause)
    return Decimal(found[0])


def damages_of(agreement: Agreement, base: int) -> int:
    """The damages in fen for a base in fen, rounded half up. Raises NoAgreedRate."""
    return int((Decimal(base) * agreed_rate(agreement) / 100).quantize(Decimal(1), ROUND_HALF_UP))
