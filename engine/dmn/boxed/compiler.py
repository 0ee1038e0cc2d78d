"""From the elements of boxed expressions to closures."""

from __future__ import annotations

from collections.abc import Callable

from lxml.etree import _Element

from engine.dmn.boxed.collections import compile_list, compile_relation
from engine.dmn.boxed.contexts import compile_context
from engine.dmn.boxed.control import compile_conditional, compile_filter, compile_for, compile_quantified
from engine.dmn.boxed.functions import compile_function_definition, compile_invocation
from engine.dmn.language import Language
from engine.dmn.scope import Scope
from engine.dmn.session import Boxed, Session
from engine.dmn.tables.reading import compile_table
from engine.dmn.tables.table import DecisionTable
from engine.dmn.types import ItemTypes, conform
from engine.dmn.xml import id_of, local_name, text_of, type_name
from engine.feel import Value
from engine.feel.kinds import kind_of
from engine.feel.types import MISMATCH, FeelType


class BoxedCompiler:
    """Compiles the boxed expressions of one file."""

    def __init__(self, language: Language, types: ItemTypes) -> None:
        self.language = language
        self.types = types
        self.tables: list[DecisionTable] = []
        """The tables compiled so far."""

    def compile(self, element: _Element | None) -> Boxed:
        """The program of a boxed expression; that of none is null. Its value is made to fit its declared type."""
        if element is None:
            return lambda session, scope: None
        program = _FAMILIES[local_name(element)](self, element)
        return self.typed(element, program)

    def typed(self, element: _Element, program: Boxed) -> Boxed:
        """A program whose value fits the type that the element declares, if it declares one."""
        wanted = self.types.named(type_name(element))
        if wanted is None:
            return program
        return lambda session, scope: fit(session, program(session, scope), wanted, id_of(element))


def fit(session: Session, value: Value, wanted: FeelType | None, label: str) -> Value:
    """The value as the wanted type; null with a warning if it does not fit."""
    fitted = conform(value, wanted)
    if fitted is not MISMATCH:
        return fitted
    kind = "Any" if wanted is None else wanted.kind
    session.warn("type", f"Expected a value of the declared type ({kind}), but found {kind_of(value)}", label)
    return None


def _compile_literal(compiler: BoxedCompiler, element: _Element) -> Boxed:
    text = text_of(element)
    if not text.strip():
        return lambda session, scope: None
    expression = compiler.language.expression(text, element)

    def evaluate(session: Session, scope: Scope) -> Value:
        return expression.run(session.run, scope)

    return evaluate


_FAMILIES: dict[str, Callable[[BoxedCompiler, _Element], Boxed]] = {
    "literalExpression": _compile_literal,
    "decisionTable": compile_table,
    "context": compile_context,
    "invocation": compile_invocation,
    "relation": compile_relation,
    "list": compile_list,
    "functionDefinition": compile_function_definition,
    "conditional": compile_conditional,
    "filter": compile_filter,
    "for": compile_for,
    "some": compile_quantified,
    "every": compile_quantified,
}
