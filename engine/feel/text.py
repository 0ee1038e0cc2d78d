"""Values as FEEL writes them; what `string()` answers."""

from __future__ import annotations

import re
from decimal import Decimal

from engine.feel.functions import FeelFunction
from engine.feel.numbers import number_text
from engine.feel.ranges import Range
from engine.feel.values import Value

_PLAIN_KEY = re.compile(r"[\w ]+")


def to_text(value: Value, *, nested: bool = False) -> str:
    """The text of a value; inside a list or context (`nested`) strings are quoted and temporals are literals."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return quoted(value) if nested else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, list):
        return f"[{', '.join(to_text(item, nested=True) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(_entry_text(key, item) for key, item in value.items())}}}"
    if isinstance(value, Range):
        return _range_text(value)
    if isinstance(value, FeelFunction):
        return f"function({', '.join(value.parameter_names or ())})"
    return f'@"{value}"' if nested else str(value)


def quoted(text: str) -> str:
    """A string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _entry_text(key: str, value: Value) -> str:
    return f"{key if _PLAIN_KEY.fullmatch(key) else quoted(key)}: {to_text(value, nested=True)}"


def _range_text(value: Range) -> str:
    if value.operator is not None:
        operand = value.end if value.operator.startswith("<") else value.start
        return f"({value.operator} {to_text(operand, nested=True)})"
    opening, closing = "[" if value.start_included else "(", "]" if value.end_included else ")"
    return f"{opening}{to_text(value.start, nested=True)}..{to_text(value.end, nested=True)}{closing}"
