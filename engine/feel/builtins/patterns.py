"""String functions with XPath patterns (DMN 1.5, 10.3.4.3): matches, replace, split, extract."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import regex

from engine.feel.builtins.builtin import Family
from engine.feel.builtins.xpath import InvalidPattern, compile_pattern
from engine.feel.dialects import CAMUNDA
from engine.feel.errors import TimeLimitError
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure
from engine.feel.values import Value

PATTERNS = Family()
Result = TypeVar("Result")
_GROUP = regex.compile(r"\\[\\$]|\$(\d+)")
_LONE_DOLLAR = regex.compile(r"(?<!\\)\$(?!\d)")
_LONE_BACKSLASH = regex.compile(r"\\(?![\\$])")


def _search(run: Evaluation, pattern: str, flags: str | None, search: Callable[[regex.Pattern[str], float], Result]) -> Result:
    """Search within what is left of the evaluation's time: a bad pattern may need exponential time."""
    try:
        return search(compile_pattern(pattern, flags or ""), run.seconds_left())
    except InvalidPattern as error:
        raise CallFailure(str(error)) from error
    except TimeoutError as error:
        raise TimeLimitError(run.budget.max_seconds) from error


@PATTERNS.function("matches", "input: string", "pattern: string", "flags?: string|null")
def matches(run: Evaluation, text: str, pattern: str, flags: str | None = None) -> Value:
    """Whether a pattern is found in a text."""
    return _search(run, pattern, flags, lambda compiled, left: compiled.search(text, timeout=left) is not None)


@PATTERNS.function("replace", "input: string", "pattern: string", "replacement: string", "flags?: string|null")
def replace(run: Evaluation, text: str, pattern: str, replacement: str, flags: str | None = None) -> Value:
    """The text with every match replaced; `$1` is the first group."""
    literal = "q" in (flags or "")
    if not literal and (_LONE_DOLLAR.search(replacement) or _LONE_BACKSLASH.search(replacement)):
        raise CallFailure(f"Expected '$' before a digit and '\\' before '$' or '\\', but found {replacement!r}")

    def substitute(compiled: regex.Pattern[str], left: float) -> str:
        if compiled.search("", timeout=left) is not None:
            _refuse_empty_matches(run, pattern)
        expand = _literally(replacement) if literal else _expander(compiled.groups, replacement)
        return compiled.sub(_counted(run, expand), text, timeout=left)

    return _search(run, pattern, flags, substitute)


@PATTERNS.function("split", "string: string", "delimiter: string")
def split(run: Evaluation, text: str, delimiter: str) -> Value:
    """The parts of a text between matches of a pattern."""
    ends = _search(run, delimiter, None, lambda compiled, left: [one.span() for one in compiled.finditer(text, timeout=left)])
    if any(start == end for start, end in ends):
        _refuse_empty_matches(run, delimiter)
        # as Java does: an empty match at the beginning splits nothing off
        ends = [span for span in ends if span != (0, 0)]
    run.allocate(len(ends) + 1)
    starts = [0, *(end for _, end in ends)]
    return [text[start:end] for start, end in zip(starts, [*(start for start, _ in ends), len(text)], strict=True)]


@PATTERNS.function("extract", "string: string", "pattern: string")
def extract(run: Evaluation, text: str, pattern: str) -> Value:
    """All matches of a pattern (Camunda)."""
    found = _search(run, pattern, None, lambda compiled, left: [match[0] for match in compiled.finditer(text, timeout=left)])
    run.allocate(len(found))
    return list(found)


def _refuse_empty_matches(run: Evaluation, pattern: str) -> None:
    """The specification (XPath's error FORX0003) has no result for a pattern that matches an empty text; Camunda has."""
    if run.dialect != CAMUNDA:
        raise CallFailure(f"Expected a pattern that does not match an empty text, but found {pattern!r}")


def _literally(replacement: str) -> Callable[[regex.Match[str]], str]:
    return lambda match: replacement


def _counted(run: Evaluation, expand: Callable[[regex.Match[str]], str]) -> Callable[[regex.Match[str]], str]:
    def counted(match: regex.Match[str]) -> str:
        text = expand(match)
        run.allocate(len(text))
        return text

    return counted


def _expander(groups: int, replacement: str) -> Callable[[regex.Match[str]], str]:
    def expand(match: regex.Match[str]) -> str:
        return _GROUP.sub(lambda reference: _group(match, reference, groups), replacement)

    return expand


def _group(match: regex.Match[str], reference: regex.Match[str], groups: int) -> str:
    if reference[1] is None:
        return str(reference[0][1])
    digits = str(reference[1])
    number, rest = int(digits[0]), digits[1:]
    while rest and number * 10 + int(rest[0]) <= groups:
        number, rest = number * 10 + int(rest[0]), rest[1:]
    group = match[number] if number <= groups else ""
    return (group or "") + rest
