"""XPath regular expressions (XQuery and XPath Functions 3.1, 5.6) in terms of the `regex` package."""

from __future__ import annotations

from functools import lru_cache

import regex

_FLAGS = {"s": regex.DOTALL, "m": regex.MULTILINE, "i": regex.IGNORECASE}
_BACK_REFERENCE_IN_CLASS = regex.compile(r"\[[^\]]*\\[0-9][^\]]*\]")
_DOT = regex.compile(r"(\\.|\[(?:\\.|[^\]\\])*\])|\.")
_XML_CLASS = regex.compile(r"\\([iIcC])")
_XML_CLASSES = {
    "i": r"[\p{L}_:]",
    "I": r"[^\p{L}_:]",
    "c": r"[\p{L}\p{N}_:.\-]",
    "C": r"[^\p{L}\p{N}_:.\-]",
}
_BLOCK = regex.compile(r"\\([pP])\{Is(\w+)\}")
_SUBTRACTION = regex.compile(r"\[[^\]]*-\[")
_EXTENSION = regex.compile(r"\(\?[^:]")
_QUANTIFIER = regex.compile(r"\{([\d ,]+)\}")
_PART = regex.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\{(\d+)[^}]*\}|.", regex.DOTALL)
_MAX_PARTS = 10_000
"""How many parts a pattern may have when its repetitions are written out, which is how it is compiled."""


class InvalidPattern(Exception):
    """Raised for a pattern or flags that XPath does not know."""


@lru_cache(maxsize=256)
def compile_pattern(pattern: str, flags: str) -> regex.Pattern[str]:
    """The compiled pattern; `flags` may hold s, m, i, x and q. Raises InvalidPattern."""
    unknown = set(flags) - {"s", "m", "i", "x", "q"}
    if unknown:
        raise InvalidPattern(f"Expected flags of 's', 'm', 'i', 'x' and 'q', but found {flags!r}")
    if _parts(pattern) > _MAX_PARTS:
        raise InvalidPattern(f"Expected a pattern of at most {_MAX_PARTS} parts with its repetitions, but found {pattern[:40]!r}")
    options = 0
    for flag in flags:
        options |= _FLAGS.get(flag, 0)
    try:
        if "q" in flags:
            return regex.compile(regex.escape(pattern), options)
        if "x" in flags:
            pattern = _without_blanks(pattern)
        return _compile_translated(pattern, options, dot_matches_all="s" in flags)
    except regex.error as error:
        raise InvalidPattern(f"Expected a regular expression, but found {pattern!r}: {error}") from error


def _parts(pattern: str) -> int:
    """Number of parts of a pattern with every `{n}` written out."""
    groups, last = [0], 0
    for match in _PART.finditer(pattern):
        if match[1] is not None:
            added = last * (int(match[1][:6]) - 1)
            groups[-1], last = groups[-1] + max(added, 0), last + max(added, 0)
        elif match[0] == "(":
            groups.append(0)
        else:
            last = groups.pop() + 1 if match[0] == ")" and len(groups) > 1 else 1
            groups[-1] += last
    return sum(groups)


def _compile_translated(pattern: str, options: int, *, dot_matches_all: bool) -> regex.Pattern[str]:
    if _BACK_REFERENCE_IN_CLASS.search(pattern) or _EXTENSION.search(pattern):
        raise InvalidPattern(f"Expected a pattern without extensions, but found {pattern!r}")
    if not dot_matches_all:
        pattern = _DOT.sub(lambda match: match[1] or "[^\n\r]", pattern)
    pattern = _XML_CLASS.sub(lambda match: _XML_CLASSES[match[1]], pattern)
    pattern = _BLOCK.sub(r"\\\1{In\2}", pattern)
    if _SUBTRACTION.search(pattern):
        pattern = pattern.replace("-[", "--[")
        options |= regex.VERSION1
    return regex.compile(pattern, options)


def _without_blanks(pattern: str) -> str:
    """A pattern with flag x: blanks outside character classes have no meaning, not even after a backslash."""
    kept: list[str] = []
    in_class = escaped = False
    for character in pattern:
        if character.isspace() and (escaped or not in_class):
            continue
        kept.append(character)
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character in "[]":
            in_class = character == "["
    return _QUANTIFIER.sub(lambda match: "{" + match[1].replace(" ", "") + "}", "".join(kept))
