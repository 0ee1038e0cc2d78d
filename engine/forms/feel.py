"""FEEL inside a form: what its expressions see, as form-js shows it to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeGuard

from engine.feel import Expression, FunctionLibrary, Json, UnaryTests, compile_expression, compile_unary_tests, to_json
from engine.forms.paths import MISSING, Path, get


@dataclass(frozen=True, slots=True)
class Row:
    """The row of a dynamic list (or the form itself) that a component stands in; `indexes` count from 1."""

    path: Path = ()
    parent: Path | None = None
    indexes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FormFeel:
    """Evaluates a form's expressions over its data."""

    data: dict[str, Any]
    functions: FunctionLibrary
    now: datetime | None
    _compiled: dict[str, Expression] = field(default_factory=dict)
    _tests: dict[str, UnaryTests] = field(default_factory=dict)

    def value(self, text: object, row: Row) -> Any:
        """The JSON value of an expression with a leading `=`; any other text or value is itself.

        Expressions see all data, and of the row they stand in `this`, `parent` and `i`.
        """
        if not is_expression(text):
            return text
        expression = self._compiled.get(text)
        if expression is None:
            expression = self._compiled[text] = compile_expression(text[1:], functions=self.functions)
        return to_json(expression.evaluate(self._variables(row), now=self.now).value)

    def holds(self, text: object, row: Row) -> bool:
        """Whether a condition (`hide` or `readonly`) is met.

        form-js reads conditions as unary tests of nothing, so that one that comes out null is met as well. A browser
        hides such a field, and the server has to follow.
        """
        if not is_expression(text):
            return False
        tests = self._tests.get(text)
        if tests is None:
            tests = self._tests[text] = compile_unary_tests(text[1:], functions=self.functions)
        return tests.evaluate({**self._variables(row), "?": None}, now=self.now).value is True

    def _variables(self, row: Row) -> Mapping[str, object]:
        special: dict[str, Json] = {
            "this": self._at(row.path),
            "parent": None if row.parent is None else self._at(row.parent),
            "i": list(row.indexes),
        }
        return special | self.data | {f"_{name}_": value for name, value in special.items()}

    def _at(self, path: Path) -> Any:
        value = get(self.data, path)
        return None if value is MISSING else value


def is_expression(text: object) -> TypeGuard[str]:
    """Whether a property of a component is a FEEL expression."""
    return isinstance(text, str) and text.startswith("=")
