"""Reads the JSON of a form somebody uploaded."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from engine.storable import is_storable

MAX_BYTES = 2_000_000
MAX_DEPTH = 100
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')


def parse_json(content: bytes) -> Any:
    """The value of a JSON file in UTF-8, as browsers read it; raise `ValueError` saying what it is instead.

    Size and depth are capped; NaN, infinite numbers, NUL and half surrogate pairs are refused.
    """
    if len(content) > MAX_BYTES:
        raise ValueError(f"it has {len(content)} bytes and at most {MAX_BYTES} are accepted")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise ValueError(f"it is not UTF-8 (byte {error.start})") from error
    _check_depth(text)
    value = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    if not is_storable(json.dumps(value, ensure_ascii=False)):
        raise ValueError("a text holds a NUL or half a surrogate pair")
    return value


def _check_depth(text: str) -> None:
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > MAX_DEPTH:
            line = text.count("\n", 0, found.start()) + 1
            raise ValueError(f"line {line} is nested more than {MAX_DEPTH} deep")


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


def _finite(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"{text} is too large a number")
    return value
