"""What a careful programmer would write in Python in the place of each condition.

Each function takes what the engine takes: the variables, which may be missing or null, and the instant. It answers
true, false or None for null as FEEL does, but neither warns nor minds what kinds of values it is given.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

EIGHTY = Decimal(80)
CHINA = ZoneInfo("Asia/Shanghai")


def qualifies(variables: Mapping[str, Any], now: datetime) -> bool | None:
    """`score >= 80 and status = "qualified"` of JSON variables, whose numbers become decimals first."""
    if variables.get("status") != "qualified":
        return False
    score = variables.get("score")
    if score is None:
        return None
    return Decimal(score if type(score) is int else repr(score)) >= EIGHTY


def qualifies_in_decimals(variables: Mapping[str, Any], now: datetime) -> bool | None:
    """The same where the host has made a decimal of the score before."""
    if variables.get("status") != "qualified":
        return False
    score = variables.get("score")
    return None if score is None else bool(score >= EIGHTY)


def is_overdue(variables: Mapping[str, Any], now: datetime) -> bool | None:
    """`submittedOn + duration("P3M") < today()`."""
    submitted = variables.get("submittedOn")
    return None if submitted is None else plus_months(submitted, 3) < now.astimezone(CHINA).date()


def is_overdue_by_text(variables: Mapping[str, Any], now: datetime) -> bool | None:
    """`date(submittedOn) + duration("P3M") < today()` of JSON variables."""
    text = variables.get("submittedOn")
    return None if text is None else plus_months(date.fromisoformat(text), 3) < now.astimezone(CHINA).date()


def plus_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
