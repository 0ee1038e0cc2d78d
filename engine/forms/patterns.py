"""Regular expressions of a form, which are JavaScript's, run with a time limit."""

from __future__ import annotations

import regex

SECONDS = 0.2
DOMAIN_PART = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
EMAIL = regex.compile(rf"[\w.!#$%&'*+/=?^`{{|}}~-]+@{DOMAIN_PART}(?:\.{DOMAIN_PART})*", regex.ASCII | regex.IGNORECASE)
PHONE = regex.compile(r"(?:\+|00)[1-9]\d{5,23}", regex.ASCII)


def compile_pattern(text: str) -> regex.Pattern[str]:
    """Compile a JavaScript pattern; raises `regex.error`.

    `\\d` and `\\w` mean ASCII as in JavaScript, and `$` means the very end of the text.
    """
    return regex.compile(_with_strict_end(text), regex.ASCII | regex.V0)


def matches(text: str, value: str) -> bool:
    """Whether a pattern is found in a value. One that takes too long does not match."""
    try:
        return compile_pattern(text).search(value, timeout=SECONDS) is not None
    except TimeoutError:
        return False


def _with_strict_end(text: str) -> str:
    result, in_class, escaped = [], False, False
    for character in text:
        is_end = character == "$" and not in_class and not escaped
        result.append(r"\Z" if is_end else character)
        if not escaped and character in "[]":
            in_class = character == "["
        escaped = character == "\\" and not escaped
    return "".join(result)
