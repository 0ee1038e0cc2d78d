"""Reading a text from left to right, token by token, without deciding beforehand where names end."""

from __future__ import annotations

import re
from typing import NoReturn

from engine.feel.errors import FeelSyntaxError
from engine.feel.syntax.advice import mistake

_NAME_START = r"(?:[^\W\d]|[?_]|[\U00010000-\U000EFFFF])"
_NAME_PART = r"(?:\w|[?_·\u0300-\u036F\u203F\u2040]|[\U00010000-\U000EFFFF])"
WORD = re.compile(f"{_NAME_START}{_NAME_PART}*")
_BLANK = re.compile(
    r"(?:[\s\u0085\u00A0\u1680\u180E\u2000-\u200B\u2028\u2029\u202F\u205F\u3000\uFEFF]+|//[^\n]*|/\*.*?\*/)+", re.S
)


class Scanner:
    """A text and a position in it. Every reading method first skips blanks and comments."""

    __slots__ = ("position", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def skip(self) -> None:
        """Move past blanks and comments."""
        match = _BLANK.match(self.text, self.position)
        if match is not None:
            self.position = match.end()

    def after_blanks(self, position: int) -> int:
        """Where the next token after `position` starts, without moving."""
        match = _BLANK.match(self.text, position)
        return position if match is None else match.end()

    def peek(self) -> str:
        """The next character, or "" at the end."""
        self.skip()
        return self.text[self.position : self.position + 1]

    def at_end(self) -> bool:
        """Whether nothing follows."""
        return not self.peek()

    def looking_at(self, symbol: str) -> bool:
        """Whether `symbol` follows."""
        self.skip()
        return self.text.startswith(symbol, self.position)

    def take(self, symbol: str) -> bool:
        """Move past `symbol` if it follows."""
        if not self.looking_at(symbol):
            return False
        self.position += len(symbol)
        return True

    def require(self, symbol: str) -> None:
        """Move past `symbol`, which must follow. Raises FeelSyntaxError."""
        if not self.take(symbol):
            self.fail(f"'{symbol}'")

    def word(self) -> str | None:
        """The word that follows, if any."""
        self.skip()
        match = WORD.match(self.text, self.position)
        return None if match is None else match[0]

    def take_word(self, word: str) -> bool:
        """Move past `word` if exactly that word follows."""
        if self.word() != word:
            return False
        self.position += len(word)
        return True

    def require_word(self, word: str) -> None:
        """Move past `word`, which must follow. Raises FeelSyntaxError."""
        if not self.take_word(word):
            self.fail(f"'{word}'")

    def fail(self, expected: str, position: int | None = None) -> NoReturn:
        """Raise FeelSyntaxError at `position`, by default where the next token starts."""
        if position is None:
            self.skip()
            position = self.position
        error = mistake(self.text, position, self._found(position), expected)
        raise FeelSyntaxError(self.text, error.position, error.found, error.expected, error.advice)

    def _found(self, position: int) -> str:
        if position >= len(self.text):
            return "the end of the expression"
        match = WORD.match(self.text, position)
        return f"'{match[0] if match is not None else self.text[position]}'"
