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
from engine.dmn.session import Boxed, Session, fit
from engine.dmn.tables.reading import compile_table
from engine.dmn.tables.table import DecisionTable
from engine.dmn.types import ItemTypes
from engine.dmn.xml import child, expression_of, local_name, owner_of, text_of, type_name
from engine.feel import Value


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
        return lambda session, scope: fit(session, program(session, scope), wanted, "a value", owner_of(element))

    def part(self, element: _Element, name: str) -> Boxed:
        """The boxed expression that must stand in a child of an element."""
        expression = expression_of(child(element, name))
        if expression is None:
            message = f"Expected an expression in '{name}', but found none"
            self.language.report(element, "no-expression", message, "write one", name)
        return self.compile(expression)


def _compile_literal(compiler: BoxedCompiler, element: _Element) -> Boxed:
    text = text_of(element)
    language = element.get("expressionLanguage")
    if language and "feel" not in language.lower():
        message = f"Expected an expression in FEEL, but found the language '{language}'"
        compiler.language.report(element, "language", message, "write it in FEEL", language)
        return lambda session, scope: None
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
