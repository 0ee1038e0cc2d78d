"""Which texts every database and every client can take."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")  # as JSON escapes it, and not a text that shows the escape


def is_storable(json_text: str) -> bool:
    """Whether no text in this JSON, written without escaping other than it must, holds a NUL or half a surrogate pair."""
    return not _SURROGATE.search(json_text) and not ("u0000" in json_text and _NUL.search(json_text))
