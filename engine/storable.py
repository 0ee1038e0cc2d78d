"""Which texts every database and every client can take."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_EITHER = re.compile("[\x00\ud800-\udfff]")
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")  # as JSON escapes it, and not a text that shows the escape


MAX_NAME_BYTES = 1_000
"""Names and keys stand in indexes, and PostgreSQL takes no more than 2,704 bytes of a row in one."""


def storable(text: str) -> str:
    """The text with U+FFFD for every NUL and half of a surrogate pair: for messages that are only read."""
    return _EITHER.sub("\ufffd", text)


def flaw_of_name(text: str) -> str | None:
    """Why some database cannot take the text where things are found by it; None when all can."""
    if _EITHER.search(text):
        return "a NUL or half a surrogate pair"
    size = len(text.encode())
    return f"{size} bytes" if size > MAX_NAME_BYTES else None


def is_storable(json_text: str) -> bool:
    """Whether no text in this JSON, written without escaping other than it must, holds a NUL or half a surrogate pair."""
    return not _SURROGATE.search(json_text) and not ("u0000" in json_text and _NUL.search(json_text))
