"""Keys in the address."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path

from api.camunda.kit.problems import not_found

MAX_KEY = 2**63 - 1

PathKey = Annotated[str, Path(pattern=r"^-?[0-9]{1,25}$", description="int64 key")]


def to_key(text: str, what: str) -> int:
    """The int64 of a key; a number that cannot be a key is simply not found."""
    key = int(text)
    if not 0 < key <= MAX_KEY:
        raise not_found(what, text)
    return key


def optional_key(key: int | None) -> str | None:
    """A key as it is answered, where there may be none."""
    return None if key is None else str(key)
