"""FEEL inside a form: what its expressions see, as form-js shows it to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeGuard

from engine.feel import Expression, FunctionLibrary, Json, UnaryTests, compile_expression, compile_unary_tests, to_json
from engine.forms.paths import MISSING, Path, get

COMPILED = 4_096
"""Expressions of forms kept compiled; the same few are evaluated with every submission."""


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

    def value(self, text: object, row: Row) -> Any:
        """The JSON value of an expression with a leading `=`; any other text or value is itself.

        Expressions see all data, and of the row they stand in `this`, `parent` and `i`.
        """
        if not is_expression(text):
            return text
        return to_json(_expression(text[1:], self.functions).evaluate(self._variables(row), now=self.now).value)

    def holds(self, text: object, row: Row) -> bool:
        """Whether a condition (`hide` or `readonly`) is met.

        form-js reads conditions as unary tests of nothing, so that one that comes out null is met as well. A browser
        hides such a field, and the server has to follow.
        """
        if not is_expression(text):
            return False
        tests = _unary_tests(text[1:], self.functions)
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


@lru_cache(maxsize=COMPILED)
def _expression(text: str, functions: FunctionLibrary) -> Expression:
    return compile_expression(text, functions=functions)


@lru_cache(maxsize=COMPILED)
def _unary_tests(text: str, functions: FunctionLibrary) -> UnaryTests:
    return compile_unary_tests(text, functions=functions)


def is_expression(text: object) -> TypeGuard[str]:
    """Whether a property of a component is a FEEL expression."""
    return isinstance(text, str) and text.startswith("=")
