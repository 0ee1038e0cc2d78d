"""Amounts of money: entered in yuan, kept in fen."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from handlers.errors import InvalidFact


def fen_of(yuan: object, field: str) -> int:
    """An amount in yuan, as a form gives it, in fen. Raises InvalidFact for what is no positive amount."""
    try:
        amount = Decimal(str(yuan))
        fen = int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))
    except InvalidOperation:
        fen = 0
    if isinstance(yuan, bool) or fen <= 0:
        raise InvalidFact(field, "an amount above 0 in yuan", yuan, "correct it", "金额须大于0。")
    return fen


def yuan(fen: int) -> str:
    """The amount as documents write it: 1234.50元."""
    return f"{fen / 100:.2f}元"
