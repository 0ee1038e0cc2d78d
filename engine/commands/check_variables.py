"""Variables from outside are checked at the door: JSON only, and not too much of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from engine.errors import InvalidInput
from engine.storable import is_storable

MAX_BYTES = 1_000_000
MAX_DEPTH = 100
_SMALLEST, _GREATEST = -(2**63), 2**63 - 1
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_decode = json.JSONDecoder().raw_decode  # there is nothing around what was just encoded
_AS_JSON = "send numbers, texts, lists and objects only"


def check_variables(variables: Mapping[str, Any] | None) -> dict[str, Any]:
    """A copy of `variables`; raise `InvalidInput` if it is not JSON, or larger than `MAX_BYTES` in all.

    So it is for values nested more than `MAX_DEPTH` deep, whole numbers beyond 64 bits, and texts with a NUL or half a
    surrogate pair: some database or client cannot take them.
    """
    given = dict(variables or {})
    try:
        text = _encode(given)
    except (TypeError, ValueError) as error:
        raise InvalidInput("variables", "JSON", str(error), _AS_JSON) from error
    except RecursionError as error:
        raise _too_deep() from error
    if not is_storable(text):
        raise InvalidInput("variables", "texts of characters", "a NUL or half a surrogate pair", "leave it out")
    size = len(text.encode())
    if size > MAX_BYTES:
        raise InvalidInput(
            "variables",
            f"at most {MAX_BYTES} bytes of JSON",
            f"{size} bytes",
            "upload large things as attachments and send their ids",
        )
    checked: dict[str, Any] = _decode(text)[0]
    _check_values(checked)
    return checked


def _check_values(given: dict[str, Any]) -> None:
    level: list[Any] = [given]
    for _ in range(MAX_DEPTH + 1):
        level = [part for value in level for part in _inside(value)]
        if not level:
            return
    raise _too_deep()


def _inside(value: dict[str, Any] | list[Any]) -> Iterator[Any]:
    """The lists and objects directly inside one; whole numbers are checked on the way."""
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            yield part
        elif isinstance(part, int) and not _SMALLEST <= part <= _GREATEST:
            remedy = "send it as a text"
            raise InvalidInput("variables", "whole numbers of at most 64 bits", f"one of {part.bit_length()} bits", remedy)


def _too_deep() -> InvalidInput:
    remedy = "flatten them"
    return InvalidInput("variables", f"nested at most {MAX_DEPTH} deep", "deeper ones", remedy)
