"""What may be filed in a coaching period."""

from __future__ import annotations

from engine.commands.unit_of_work import UnitOfWork
from handlers.agreements import Agreement
from handlers.cases import Case
from handlers.filings.filing import Filing, Key, Values


def _deviation(_uow: UnitOfWork, _agreement: Agreement, _case: Case | None, values: Values) -> dict[str, object]:
    """What was found outside every case: none is continued, also after an earlier one of this coaching period."""
    return {**values, "deviationCase": None}


FILINGS = (
    Filing(
        id="coaching-deviation",
        title="登记辅导期违约违规",
        form="coaching-deviation",
        message="breach.confirmed",
        key=Key.AGREEMENT,
        roles=frozenset({"agency-auditor"}),
        provision="N2025-04-4",
        prepare=_deviation,
    ),
)
"""PR-10 confirms breaches by the same message; this is the way for deviations that need no case of their own."""
