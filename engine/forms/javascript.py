"""How JavaScript sees a text: in UTF-16 code units, with its own idea of white space."""

from __future__ import annotations

WHITE_SPACE = "\t\n\v\f\r \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What `trim` takes away and `\\s` matches."""


def code_units(text: str) -> str:
    """The text with a character outside the basic plane as two surrogates, as JavaScript counts and matches it."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    encoded = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(encoded[at] | encoded[at + 1] << 8) for at in range(0, len(encoded), 2))


def trimmed_length(text: str) -> int:
    """The length in code units without the white space at both ends."""
    return len(code_units(text.strip(WHITE_SPACE)))
