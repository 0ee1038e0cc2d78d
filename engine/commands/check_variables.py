"""Variables from outside are checked at the door: JSON only, and not too much of it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

import msgspec

from engine.errors import InvalidInput
from engine.storable import is_storable

MAX_BYTES = 1_000_000
MAX_DEPTH = 100
_SMALLEST, _GREATEST = -(2**63), 2**63 - 1
_CONTAINERS = (dict, list, tuple)
_encode = msgspec.json.encode


def check_variables(variables: Mapping[str, Any] | None) -> dict[str, Any]:
    """A copy of `variables`; raise `InvalidInput` if it is not JSON, or larger than `MAX_BYTES` in all.

    So it is for values nested more than `MAX_DEPTH` deep, whole numbers beyond 64 bits, and texts with a NUL or half a
    surrogate pair: some database or client cannot take them.
    """
    checked = _object(variables or {}, MAX_DEPTH)
    try:
        text = _encode(checked).decode()
    except UnicodeEncodeError as error:
        raise _unstorable() from error
    if not is_storable(text):
        raise _unstorable()
    size = len(text) if text.isascii() else len(text.encode())
    if size > MAX_BYTES:
        raise InvalidInput(
            "variables",
            f"at most {MAX_BYTES} bytes of JSON",
            f"{size} bytes",
            "upload large things as attachments and send their ids",
        )
    return checked


def _object(given: Mapping[Any, Any], depth: int) -> dict[str, Any]:
    return {name if type(name) is str else _name(name): _copied(value, depth) for name, value in given.items()}


def _copied(value: Any, depth: int) -> Any:
    """What JSON makes of a value in which others may be nested that deep."""
    if value is None or type(value) is str or type(value) is bool:
        return value
    if isinstance(value, int):
        return _whole(int(value))
    if isinstance(value, _CONTAINERS):
        if not depth:
            raise InvalidInput("variables", f"nested at most {MAX_DEPTH} deep", "deeper ones", "flatten them")
        return _object(value, depth - 1) if isinstance(value, dict) else [_copied(part, depth - 1) for part in value]
    if isinstance(value, float) and math.isfinite(value):
        return float(value)
    if isinstance(value, str):
        return str.__str__(value)
    raise _not_json(value)


def _name(key: object) -> str:
    """The name that JSON makes of a key that is not a text."""
    try:
        (name,) = json.loads(json.dumps({key: None}))
    except TypeError as error:
        raise _not_json(key) from error
    return str(name)


def _whole(number: int) -> int:
    if _SMALLEST <= number <= _GREATEST:
        return number
    found = f"one of {number.bit_length()} bits"
    raise InvalidInput("variables", "whole numbers of at most 64 bits", found, "send it as a text")


def _not_json(value: object) -> InvalidInput:
    found = f"the number {value}" if isinstance(value, float) else f"a value of type {type(value).__name__}"
    return InvalidInput("variables", "JSON", found, "send numbers, texts, lists and objects only")


def _unstorable() -> InvalidInput:
    return InvalidInput("variables", "texts of characters", "a NUL or half a surrogate pair", "leave it out")
