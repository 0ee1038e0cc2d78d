"""The parser: one scanner, the known names, and a door to each concern."""

from __future__ import annotations

from collections.abc import Iterable

from engine.feel.dialects import CAMUNDA, Dialect
from engine.feel.errors import LengthLimitError
from engine.feel.syntax.names import Names
from engine.feel.syntax.nodes import Node, UnaryTests
from engine.feel.syntax.operators import read_expression, read_sum
from engine.feel.syntax.scanner import Scanner
from engine.feel.syntax.unary import read_unary_tests

MAX_NESTING = 48


class Parser:
    """The state of reading one text."""

    __slots__ = ("_depth", "dialect", "filters_end", "names", "scanner", "tests_read")

    def __init__(
        self, text: str, declared: Iterable[str] = (), functions: Iterable[str] = (), dialect: Dialect = CAMUNDA
    ) -> None:
        self.dialect = dialect
        self.scanner = Scanner(text)
        self.names = Names(declared, functions)
        self.filters_end = False
        """True while the end of a range is read, where `[` closes the range instead of opening a filter."""
        self.tests_read: dict[tuple[int, bool], tuple[Node, int]] = {}
        """Tests by where they begin, and where they end: parentheses after `in` may have to be read in two ways, and so
        may those inside of them, which would take time without end."""
        self._depth = 0

    def expression(self) -> Node:
        """Read one expression inside brackets or a clause: `[` opens filters again. Raises FeelSyntaxError."""
        outer, self.filters_end = self.filters_end, False
        self.descend()
        node = read_expression(self)
        self.ascend()
        self.filters_end = outer
        return node

    def sum(self) -> Node:
        """Read an operand of a comparison: everything that binds tighter than `<`. Raises FeelSyntaxError."""
        return read_sum(self)

    def range_end(self) -> Node:
        """Read the upper end of a range, after which `[` closes it. Raises FeelSyntaxError."""
        outer, self.filters_end = self.filters_end, True
        self.descend()
        node = read_sum(self)
        self.ascend()
        self.filters_end = outer
        return node

    def mark(self) -> tuple[int, int, bool]:
        """The present place, to come back to with `reset`."""
        return self.scanner.position, self._depth, self.filters_end

    def reset(self, mark: tuple[int, int, bool]) -> None:
        """Go back to a marked place."""
        self.scanner.position, self._depth, self.filters_end = mark

    def descend(self) -> None:
        """Count one level of nesting. Raises FeelSyntaxError beyond MAX_NESTING."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            self.scanner.fail(f"at most {MAX_NESTING} levels of nesting")

    def ascend(self) -> None:
        """End one level of nesting."""
        self._depth -= 1


def parse_expression(
    text: str, names: Iterable[str] = (), functions: Iterable[str] = (), dialect: Dialect = CAMUNDA, *, max_length: int = 100_000
) -> Node:
    """The tree of an expression. Raises FeelSyntaxError, LengthLimitError."""
    parser = _parser(text, names, functions, dialect, max_length)
    node = parser.expression()
    if not parser.scanner.at_end():
        parser.scanner.fail("an operator or the end of the expression")
    return node


def parse_unary_tests(
    text: str, names: Iterable[str] = (), functions: Iterable[str] = (), dialect: Dialect = CAMUNDA, *, max_length: int = 100_000
) -> UnaryTests:
    """The tree of a decision table's cell. Raises FeelSyntaxError, LengthLimitError."""
    return read_unary_tests(_parser(text, names, functions, dialect, max_length))


def _parser(text: str, names: Iterable[str], functions: Iterable[str], dialect: Dialect, max_length: int) -> Parser:
    if len(text) > max_length:
        raise LengthLimitError(max_length)
    return Parser(text, names, functions, dialect)
