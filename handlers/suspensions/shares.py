"""The share of staff whose payment qualification is paused or ended (P23-17-a, GAP-17: off unless a local rule sets it)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from handlers import parameters


def share_reached(session: Session, area: str, share: Decimal | None, on: date) -> bool:
    """Whether `share` (percent) reaches the area's threshold for suspension; exactly the threshold does (50%以上)."""
    threshold = parameters.value(session, "institution_share_suspend", area, on)
    limit = None if threshold is None else Decimal(str(threshold))
    return share is not None and limit is not None and share >= limit
