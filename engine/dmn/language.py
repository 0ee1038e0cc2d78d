"""FEEL inside a DMN file: compiles texts with the file's names and types, and collects what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from lxml.etree import _Element

from engine.dmn.errors import DmnFinding
from engine.dmn.xml import child, line_of, owner_of, text_of
from engine.feel import (
    Dialect,
    Evaluation,
    Expression,
    FeelError,
    FeelSyntaxError,
    FunctionLibrary,
    UnaryTests,
    Value,
    compile_expression,
    compile_unary_tests,
)
from engine.feel.types import FeelType

_NULL = "null"
_NEVER = "not(null, != null)"


class Language:
    """Compiles the FEEL of one file. A text that is wrong is reported and stands for null."""

    def __init__(self, functions: FunctionLibrary, dialect: Dialect, findings: list[DmnFinding]) -> None:
        self.functions = functions
        self.dialect: Dialect = dialect
        self.findings = findings
        self.names: frozenset[str] = frozenset()
        self.types: Mapping[str, FeelType] = {}

    def know(self, names: Iterable[str], types: Mapping[str, FeelType]) -> None:
        """Set the names and types that the texts may use."""
        self.names = frozenset(names)
        self.types = types

    def expression(self, text: str, element: _Element) -> Expression:
        """Compile an expression; `element` says where it stands."""
        try:
            compiled = compile_expression(text, self.names, self.functions, self.dialect, self.types)
        except FeelError as error:
            self._report_unreadable(element, text, error)
            return compile_expression(_NULL, (), self.functions, self.dialect)
        self._report_unknown_functions(compiled, element)
        return compiled

    def tests(self, text: str, element: _Element) -> UnaryTests:
        """Compile the tests of a cell; `element` says where they stand."""
        try:
            compiled = compile_unary_tests(text, self.names, self.functions, self.dialect, self.types)
        except FeelError as error:
            self._report_unreadable(element, text, error)
            return compile_unary_tests(_NEVER, (), self.functions, self.dialect)
        self._report_unknown_functions(compiled, element)
        return compiled

    def test_later(self, text: str, element: _Element) -> Callable[[Value], bool]:
        """A test compiled when it is first used, since it may use types that are still being read."""
        compiled: list[UnaryTests] = []

        def test(value: Value) -> bool:
            if not compiled:
                compiled.append(self.tests(text, element))
            return compiled[0].matches(Evaluation(dialect=self.dialect), value, {}) is True

        return test

    def _report_unreadable(self, element: _Element, text: str, error: FeelError) -> None:
        if isinstance(error, FeelSyntaxError):
            place = (error.found, error.expected)
            self._report_text(element, "syntax", str(error), "correct the expression", text, error.position, place)
        else:
            self.report(element, "limit", str(error), "simplify the expression")

    def _report_unknown_functions(self, compiled: Expression, element: _Element) -> None:
        for name, offset in compiled.unknown_functions:
            message = f"Expected a known function, but found '{name}' at character {offset + 1} of '{compiled.text}'"
            remedy = "correct its name, or require the knowledge that defines it"
            self._report_text(element, "function", message, remedy, compiled.text, offset, (name,))

    def _report_text(
        self, element: _Element, code: str, message: str, remedy: str, text: str, offset: int, details: tuple[str, ...]
    ) -> None:
        written = child(element, "text")
        before = max(text_of(element).find(text), 0)
        self.findings.append(
            DmnFinding(owner_of(element), line_of(element), message, remedy, code, details, written, before + offset)
        )

    def report(self, element: _Element, code: str, message: str, remedy: str, *details: str) -> None:
        """Report something wrong at an element."""
        self.findings.append(DmnFinding(owner_of(element), line_of(element), message, remedy, code, details, element))
