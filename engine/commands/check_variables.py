"""Variables from outside are checked at the door: JSON only, and not too much of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from engine.errors import InvalidInput

MAX_BYTES = 1_000_000
_FEW = 100
_SHORT = 1_000
_INTEGER = 2**53
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def check_variables(variables: Mapping[str, Any] | None) -> dict[str, Any]:
    """A copy of `variables`; raise `InvalidInput` if it is not JSON, or larger than `MAX_BYTES` in all."""
    given = dict(variables or {})
    if len(given) <= _FEW and all(type(key) is str and _is_small(key) and _is_small(value) for key, value in given.items()):
        return given
    try:
        text = _encode(given)
    except (TypeError, ValueError) as error:
        raise InvalidInput("variables", "JSON", str(error), "send numbers, texts, lists and objects only") from error
    size = len(text.encode())
    if size > MAX_BYTES:
        raise InvalidInput(
            "variables",
            f"at most {MAX_BYTES} bytes of JSON",
            f"{size} bytes",
            "upload large things as attachments and send their ids",
        )
    return json.loads(text)  # type: ignore[no-any-return]


def _is_small(value: object) -> bool:
    """Whether it is JSON beyond doubt, has nothing in it to copy, and a hundred pairs of its kind are not too large."""
    if value is None or type(value) is bool:
        return True
    if type(value) is str:
        return len(value) <= _SHORT and value.isascii()
    return type(value) is int and -_INTEGER < value < _INTEGER
