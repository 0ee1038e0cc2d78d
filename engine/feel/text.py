"""Values as FEEL writes them; what `string()` answers."""

from __future__ import annotations

import re
from decimal import Decimal

from engine.feel.budget import DEFAULT_BUDGET
from engine.feel.errors import DepthLimitError
from engine.feel.functions import FeelFunction
from engine.feel.numbers import number_text
from engine.feel.ranges import Range
from engine.feel.traversal import Traversal
from engine.feel.values import Value

_PLAIN_KEY = re.compile(r"[^\W\d]\w*(?: \w+)*")


def to_text(value: Value, *, nested: bool = False) -> str:
    """The text of a value; inside a list or context (`nested`) strings are quoted and temporals are literals.

    Raises SizeLimitError, DepthLimitError for values nested beyond measure.
    """
    try:
        return _text(value, Traversal(), nested=nested)
    except RecursionError as error:
        raise DepthLimitError(DEFAULT_BUDGET.max_depth) from error


def _text(value: Value, traversal: Traversal, *, nested: bool = True) -> str:
    if isinstance(value, str):
        traversal.visit(len(value))
        return quoted(value) if nested else value
    if isinstance(value, list):
        traversal.visit(len(value))
        return f"[{', '.join(_text(item, traversal) for item in value)}]"
    if isinstance(value, dict):
        traversal.visit(len(value))
        return f"{{{', '.join(_entry_text(key, item, traversal) for key, item in value.items())}}}"
    if isinstance(value, Range):
        return _range_text(value, traversal)
    text = _simple_text(value, nested=nested)
    traversal.visit(len(text))
    return text


def _simple_text(value: Value, *, nested: bool) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, FeelFunction):
        return f"function({', '.join(value.parameter_names or ())})"
    return f'@"{value}"' if nested else str(value)


def quoted(text: str) -> str:
    """A string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _entry_text(key: str, value: Value, traversal: Traversal) -> str:
    return f"{key if _PLAIN_KEY.fullmatch(key) else quoted(key)}: {_text(value, traversal)}"


def _range_text(value: Range, traversal: Traversal) -> str:
    if value.operator is not None:
        operand = value.end if value.operator.startswith("<") else value.start
        return f"({value.operator} {_text(operand, traversal)})"
    opening, closing = "[" if value.start_included else "(", "]" if value.end_included else ")"
    return f"{opening}{_text(value.start, traversal)}..{_text(value.end, traversal)}{closing}"
