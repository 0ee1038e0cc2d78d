"""Which bracket of a text is never closed."""

from __future__ import annotations

import re

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|//[^\n]*|/\*.*?(?:\*/|\Z)|[()\[\]{}]', re.S)
_CLOSERS = {")": "(", "]": "[", "}": "{"}


def unclosed_bracket(text: str) -> int | None:
    """Offset of the last opening bracket that is not closed, or None. Brackets in texts and comments do not count."""
    opened: list[int] = []
    for match in _TOKEN.finditer(text):
        symbol = match[0]
        if symbol in "([{":
            opened.append(match.start())
        elif symbol in _CLOSERS and opened:
            opened.pop()
    return opened[-1] if opened else None
