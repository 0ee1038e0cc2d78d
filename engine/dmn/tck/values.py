"""Values as the test files write them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from lxml.etree import _Element

from engine.dmn.xml import children, local_name
from engine.feel import Value, to_text
from engine.feel.operators.comparison import equals
from engine.feel.temporal.parsing import parse_date, parse_datetime, parse_duration, parse_time

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_TOLERANCE = Decimal("1e-8")
_READERS: dict[str, Callable[[str], Value]] = {
    **dict.fromkeys(("decimal", "double", "integer", "float", "int", "long"), Decimal),
    "boolean": lambda text: text == "true",
    "date": parse_date,
    "time": parse_time,
    "dateTime": parse_datetime,
    "duration": parse_duration,
}


def read_value(element: _Element | None) -> Value:
    """The value inside an `inputNode`, `expected`, `item` or `component`."""
    parts = [part for part in children(element) if local_name(part) != "extensionElements"]
    if not parts:
        return None
    if local_name(parts[0]) == "component":
        named = [part for part in parts if part.get("name") is not None]
        return {part.get("name"): None if _is_nil(part) else read_value(part) for part in named} if named else None
    if _is_nil(parts[0]):
        return None
    if local_name(parts[0]) == "list":
        return [read_value(item) for item in children(parts[0], "item")]
    return _read_simple(parts[0])


def _read_simple(element: _Element) -> Value:
    text = element.text or ""
    kind = (element.get(f"{_XSI}type") or "").rpartition(":")[2]
    reader = _READERS.get(kind)
    return text if reader is None else reader(text.strip())


def _is_nil(element: _Element) -> bool:
    return element.get(f"{_XSI}nil") == "true"


def same(expected: Value, actual: Value) -> bool:
    """Whether a result is the expected one; numbers may differ by 1e-8, as in the kit's own runners."""
    if isinstance(expected, Decimal) and isinstance(actual, Decimal):
        return expected == actual or abs(expected - actual) < _TOLERANCE
    if isinstance(expected, list) and isinstance(actual, list):
        return len(expected) == len(actual) and all(map(same, expected, actual))
    if isinstance(expected, dict) and isinstance(actual, dict):
        return expected.keys() == actual.keys() and all(same(expected[key], actual[key]) for key in expected)
    if type(expected) is not type(actual):
        return False
    return equals(expected, actual) is True or to_text(expected) == to_text(actual)
