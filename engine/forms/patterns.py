"""Regular expressions of a form, which are JavaScript's, run with a time limit."""

from __future__ import annotations

import regex

from engine.forms.javascript import WHITE_SPACE, code_units

SECONDS = 0.2
DOMAIN_PART = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
EMAIL = regex.compile(rf"[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{DOMAIN_PART}(?:\.{DOMAIN_PART})*", regex.ASCII)
PHONE = regex.compile(r"(?:\+|00)[1-9]\d{5,23}", regex.ASCII)
_SPACE = regex.escape(WHITE_SPACE, special_only=False)
_OUTSIDE = {"$": r"\Z", ".": r"[^\n\r\u2028\u2029]", r"\s": f"[{_SPACE}]", r"\S": f"[^{_SPACE}]"}
"""What means another thing in JavaScript than here, outside of a class of characters."""
_INSIDE = {"[": r"\[", "&": r"\&", "|": r"\|", "~": r"\~", r"\s": _SPACE, r"\S": f"[^{_SPACE}]"}
"""The same inside of one, where classes nest here and do not there."""


def compile_pattern(text: str) -> regex.Pattern[str]:
    """Compile a JavaScript pattern (one without flags) for values in code units; raises `regex.error`."""
    return regex.compile(_translated(code_units(text)), regex.ASCII | regex.V1)


def matches(text: str, value: str) -> bool:
    """Whether a pattern is found in a value. One that takes too long does not match."""
    try:
        return compile_pattern(text).search(code_units(value), timeout=SECONDS) is not None
    except TimeoutError:
        return False


def _translated(text: str) -> str:
    result: list[str] = []
    in_class = False
    at = 0
    while at < len(text):
        piece = text[at : at + 2] if text[at] == "\\" else text[at]
        at += len(piece)
        opens = piece == "[" and not in_class
        result.append(piece if opens else (_INSIDE if in_class else _OUTSIDE).get(piece, piece))
        in_class = opens or (in_class and piece != "]")
    return "".join(result)
