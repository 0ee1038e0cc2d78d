"""Conversion functions (DMN 1.5, 10.3.4.1), without the temporal ones."""

from __future__ import annotations

import base64
import binascii
import json
import re
from decimal import Decimal

from engine.feel.builtins.builtin import Family
from engine.feel.conversion import from_python, to_json
from engine.feel.dialects import CAMUNDA
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure
from engine.feel.numbers import CONTEXT
from engine.feel.temporal import DaysTime, Duration, YearsMonths
from engine.feel.text import to_text
from engine.feel.values import Value

CONVERSION = Family()
_CAMUNDA_ZEROS: dict[Duration, str] = {YearsMonths(0): "P0Y", DaysTime(0): "P0D"}
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


@CONVERSION.function("number", "from: string", "grouping separator?: string|null", "decimal separator?: string|null")
def number_from_text(run: Evaluation, text: str, grouping: str | None = None, point: str | None = None) -> Value:
    """A number from a text such as "1,234.56" or "1 234,56"."""
    if grouping not in (None, " ", ",", ".") or point not in (None, ".", ",") or (grouping and grouping == point):
        raise CallFailure(f"Expected separators ' ', ',' or '.', but found {grouping!r} and {point!r}")
    plain = text.replace(grouping, "") if grouping else text
    if point == ",":
        plain = plain.replace(".", "x").replace(",", ".")
    if _NUMBER.fullmatch(plain) is None:
        raise CallFailure(f"Expected the text of a number, but found {text!r}")
    return CONTEXT.create_decimal(plain)


@CONVERSION.function("number", "from: number")
def number_from_number(run: Evaluation, value: Decimal) -> Value:
    """A number as it is."""
    return value


@CONVERSION.function("string", "from: any")
def string(run: Evaluation, value: Value) -> Value:
    """The text of any value; null stays null. Camunda writes durations of nothing in days and years."""
    if run.dialect == CAMUNDA and isinstance(value, YearsMonths | DaysTime) and value in _CAMUNDA_ZEROS:
        return _CAMUNDA_ZEROS[value]
    text = None if value is None else to_text(value)
    run.allocate(len(text or ""))
    return text


@CONVERSION.function("not", "negand: boolean|null")
def not_(run: Evaluation, value: bool | None) -> Value:
    """The opposite; null stays null."""
    return None if value is None else not value


@CONVERSION.function("to json", "value: any")
def json_text(run: Evaluation, value: Value) -> Value:
    """The JSON text of a value (Camunda)."""
    try:
        text = json.dumps(to_json(value), ensure_ascii=False, separators=(",", ":"))
    except ValueError as error:
        raise CallFailure("Expected numbers of at most 4300 digits, but found a larger one") from error
    run.allocate(len(text))
    return text


@CONVERSION.function("from json", "value: string")
def json_value(run: Evaluation, text: str) -> Value:
    """The value of a JSON text (Camunda)."""
    run.allocate(len(text))
    try:
        return from_python(json.loads(text, parse_float=Decimal))
    except RecursionError as error:  # also while a constant is worked out, when no evaluation is there to catch it
        raise CallFailure("Expected JSON that is not nested beyond measure, but found deeper one") from error
    except ValueError as error:
        raise CallFailure(f"Expected JSON, but found {text[:40]!r}") from error


@CONVERSION.function("to base64", "value: string")
def base64_encode(run: Evaluation, text: str) -> Value:
    """Base64 of a text in UTF-8 (Camunda)."""
    try:
        return base64.b64encode(text.encode()).decode()
    except UnicodeEncodeError as error:
        raise CallFailure("Expected a text of whole characters, but found half of one") from error


@CONVERSION.function("from base64", "value: string")
def base64_decode(run: Evaluation, text: str) -> Value:
    """The UTF-8 text of Base64."""
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise CallFailure(f"Expected Base64 of a text, but found {text[:40]!r}") from error
