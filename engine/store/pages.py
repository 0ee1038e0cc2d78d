"""Pages of a sorted list, by a cursor that survives rows being added and removed."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from engine.errors import InvalidInput

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows of one page, how many there are on all pages, and the cursor of the next page (None on the last)."""

    rows: Sequence[Row]
    total: int
    next_cursor: str | None


def encode_cursor(position: Sequence[str | int]) -> str:
    """The place of a row in its list, as URL-safe text."""
    return base64.urlsafe_b64encode(json.dumps(list(position)).encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> tuple[str | int, int]:
    """Sort value and key of the last row seen; raise `InvalidInput` for a cursor we did not make."""
    try:
        value, key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, TypeError) as error:
        raise InvalidInput("cursor", "one this server gave", repr(cursor), "start from the first page") from error
    if not isinstance(value, str | int) or not isinstance(key, int):
        raise InvalidInput("cursor", "one this server gave", repr(cursor), "start from the first page")
    return value, key
