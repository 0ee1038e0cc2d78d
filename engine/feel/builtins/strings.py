"""String functions (DMN 1.5, 10.3.4.3) that need no pattern. Characters are code points."""

from __future__ import annotations

import uuid as python_uuid
from decimal import Decimal

from engine.feel.builtins.builtin import Family
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure
from engine.feel.values import Value

STRINGS = Family()


@STRINGS.function("substring", "string: string", "start position: number", "length?: number|null")
def substring(run: Evaluation, text: str, start: Decimal, length: Decimal | None = None) -> Value:
    """A part of a text from a position: 1 is the first character, -1 the last."""
    position = int(start)
    if position == 0 or abs(position) > len(text):
        raise CallFailure(f"Expected a start position within {len(text)} characters, but found {start}")
    first = position - 1 if position > 0 else len(text) + position
    if length is None:
        return text[first:]
    if length < 1:
        raise CallFailure(f"Expected a length of at least 1, but found {length}")
    return text[first : first + int(min(length, Decimal(len(text))))]


@STRINGS.function("string length", "string: string")
def string_length(run: Evaluation, text: str) -> Value:
    """Number of characters."""
    return Decimal(len(text))


@STRINGS.function("upper case", "string: string")
def upper_case(run: Evaluation, text: str) -> Value:
    """The text in capitals."""
    return text.upper()


@STRINGS.function("lower case", "string: string")
def lower_case(run: Evaluation, text: str) -> Value:
    """The text in small letters."""
    return text.lower()


@STRINGS.function("substring before", "string: string", "match: string")
def substring_before(run: Evaluation, text: str, match: str) -> Value:
    """The part before the first match, or an empty text."""
    return text.partition(match)[0] if match and match in text else ""


@STRINGS.function("substring after", "string: string", "match: string")
def substring_after(run: Evaluation, text: str, match: str) -> Value:
    """The part after the first match, or an empty text."""
    if not match:
        return text
    return text.partition(match)[2]


@STRINGS.function("contains", "string: string", "match: string")
def contains(run: Evaluation, text: str, match: str) -> Value:
    """Whether a text holds another."""
    return match in text


@STRINGS.function("starts with", "string: string", "match: string")
def starts_with(run: Evaluation, text: str, match: str) -> Value:
    """Whether a text begins with another."""
    return text.startswith(match)


@STRINGS.function("ends with", "string: string", "match: string")
def ends_with(run: Evaluation, text: str, match: str) -> Value:
    """Whether a text ends with another."""
    return text.endswith(match)


@STRINGS.function("string join", "list: list", "delimiter?: string|null")
@STRINGS.function("string join", "list: list", "delimiter: string|null", "prefix: string|null", "suffix: string|null")
def string_join(
    run: Evaluation,
    items: list[Value],
    delimiter: str | None = None,
    prefix: str | None = None,
    suffix: str | None = None,
) -> Value:
    """The texts of a list in one text; nulls are left out."""
    texts = []
    for item in items:
        if isinstance(item, str):
            texts.append(item)
        elif item is not None:
            raise CallFailure("Expected a list of strings, but it holds something else")
    run.allocate(sum(map(len, texts)) + len(texts) * len(delimiter or ""))
    return (prefix or "") + (delimiter or "").join(texts) + (suffix or "")


@STRINGS.function("trim", "string: string")
def trim(run: Evaluation, text: str) -> Value:
    """The text without blanks at its ends (Camunda)."""
    return text.strip()


@STRINGS.function("is blank", "string: string")
def is_blank(run: Evaluation, text: str) -> Value:
    """Whether a text is empty or holds blanks only (Camunda)."""
    return not text.strip()


@STRINGS.function("uuid", pure=False)
def uuid(run: Evaluation) -> Value:
    """A random identifier (Camunda)."""
    return str(python_uuid.uuid4())
