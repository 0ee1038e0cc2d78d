"""Where a name ends. FEEL names may hold spaces, operators and keywords: the longest declared name wins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from engine.feel.syntax.scanner import WORD, Scanner

STOP_WORDS = frozenset({"and", "or", "in", "between", "instance", "then", "else", "return", "satisfies"})
PREFIX_WORDS = frozenset({"if", "for", "some", "every", "function"})
KEYWORDS = STOP_WORDS | PREFIX_WORDS | {"null", "true", "false"}
_NO_PART_OF_A_NAME = (
    STOP_WORDS
    | {word.upper() for word in STOP_WORDS}
    | {"null", "true", "false", "instanceof", "elseif", "elsif", "elif"}
)  # fmt: skip
"""Words at which an undeclared name of several words ends: where another language would have an operator stand, a
mistake is found at once instead of a variable `a AND b` being null later."""


def normal_name(text: str) -> str:
    """A name with every run of blanks made one space."""
    return " ".join(text.split())


def needs_declaration(name: str) -> bool:
    """Whether a name can only be read when it is known: it is not made of plain words, or it holds a keyword."""
    words = name.split()
    return any(WORD.fullmatch(word) is None for word in words) or not STOP_WORDS.isdisjoint(words)


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    ends_in_word = name[-1:].isalnum() or name.endswith("_")
    return re.compile(r"\s+".join(map(re.escape, name.split())) + (r"(?!\w)" if ends_in_word else ""))


class Names:
    """The names known while an expression is read; loop variables and context keys join as they are met."""

    __slots__ = ("_functions", "_known")

    def __init__(self, declared: Iterable[str], functions: Iterable[str]) -> None:
        self._functions = tuple(functions)
        self._known = sorted({name for name in declared if " " in name or needs_declaration(name)}, key=len)

    def declare(self, name: str) -> None:
        """Make a name known for the rest of the expression."""
        if (" " in name or needs_declaration(name)) and name not in self._known:
            self._known = sorted([*self._known, name], key=len)

    def read(self, scanner: Scanner) -> str:
        """Read one name. Raises FeelSyntaxError if none follows."""
        if scanner.peek() == "`":
            return self._read_quoted(scanner)
        name, end = self.longest(scanner)
        if name is None:
            scanner.fail("a name")
        scanner.position = end
        return name

    def read_known(self, scanner: Scanner) -> str | None:
        """Read a name that is known and not plain, if one follows."""
        scanner.skip()
        name, end = self._match(scanner, self._known)
        if name is not None:
            scanner.position = end
        return name

    def longest(self, scanner: Scanner) -> tuple[str | None, int]:
        """The longest name that follows and where it ends, without moving; (None, 0) if none follows."""
        scanner.skip()
        known, known_end = self._match(scanner, self._known)
        function, function_end = self._match_function(scanner)
        if function is not None and function_end > known_end:
            known, known_end = function, function_end
        word = WORD.match(scanner.text, scanner.position)
        if known is not None and (word is None or known_end >= word.end()):
            return known, known_end
        return (None, 0) if word is None else _adjacent_words(scanner, word)

    def declares(self, name: str) -> bool:
        """Whether a name of several words is declared."""
        return name in self._known

    def knows(self, scanner: Scanner) -> bool:
        """Whether a declared name follows that holds a keyword, or the call of such a function: `and(...)`."""
        scanner.skip()
        return self._match(scanner, self._known)[0] is not None or self._match_function(scanner)[0] is not None

    @staticmethod
    def _read_quoted(scanner: Scanner) -> str:
        start = scanner.position
        end = scanner.text.find("`", start + 1)
        if end < 0:
            scanner.fail("a closing '`'", len(scanner.text))
        scanner.position = end + 1
        return normal_name(scanner.text[start + 1 : end])

    @staticmethod
    def _match(scanner: Scanner, names: Iterable[str]) -> tuple[str | None, int]:
        best, best_end = None, 0
        for name in names:
            match = _pattern(name).match(scanner.text, scanner.position)
            if match is not None and match.end() > best_end:
                best, best_end = name, match.end()
        return best, best_end

    def _match_function(self, scanner: Scanner) -> tuple[str | None, int]:
        name, end = self._match(scanner, self._functions)
        is_call = name is not None and scanner.text.startswith("(", scanner.after_blanks(end))
        return (name, end) if is_call else (None, 0)


def _adjacent_words(scanner: Scanner, word: re.Match[str]) -> tuple[str, int]:
    words, end = [word[0]], word.end()
    while True:
        start = scanner.after_blanks(end)
        following = WORD.match(scanner.text, start) if start > end else None
        if following is None or following[0] in _NO_PART_OF_A_NAME:
            return " ".join(words), end
        words.append(following[0])
        end = following.end()
