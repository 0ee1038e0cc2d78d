"""What may be filed in a coaching period."""

from __future__ import annotations

from handlers.filings import Filing
from handlers.filings.filing import Key

FILINGS = (
    Filing(
        id="coaching-deviation",
        title="登记辅导期违约违规",
        form="coaching-deviation",
        message="breach.confirmed",
        key=Key.AGREEMENT,
        roles=frozenset({"agency-auditor"}),
        provision="N2025-04-4",
    ),
)
"""PR-10 confirms breaches by the same message; this is the way for deviations that need no case of their own."""
