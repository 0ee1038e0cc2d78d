"""Boxed functions and invocations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import _Element

from engine.dmn.functions import BoxedFunction, Parameter
from engine.dmn.scope import Scope
from engine.dmn.session import Boxed, Session
from engine.dmn.types import ItemTypes
from engine.dmn.xml import child, children, expression_of, local_name, name_of, owner_of
from engine.feel import CallFailure, FeelFunction, Value
from engine.feel.kinds import kind_of

if TYPE_CHECKING:
    from engine.dmn.boxed.compiler import BoxedCompiler


def parameters_of(element: _Element, types: ItemTypes) -> list[Parameter]:
    """The formal parameters of a function."""
    return [(name_of(one), types.named(one.get("typeRef"))) for one in children(element, "formalParameter")]


def is_feel(element: _Element) -> bool:
    """Whether a function is written in FEEL; Java and PMML functions are null."""
    return (element.get("kind") or "FEEL") == "FEEL"


def compile_function_definition(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """A function that sees the scope in which it is defined."""
    parameters = parameters_of(element, compiler.types)
    body = compiler.compile(expression_of(element)) if is_feel(element) else compiler.compile(None)

    def define(session: Session, scope: Scope) -> Value:
        def call(arguments: dict[str, Value]) -> Value:
            return body(session, scope.inner(arguments))

        return BoxedFunction(None, parameters, call)

    return define


def compile_invocation(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """A call with bindings by name."""
    expression = expression_of(element)
    if expression is None:
        message = "Expected a function to invoke, but found none"
        compiler.language.report(element, "no-expression", message, "name one", local_name(element))
    function = compiler.compile(expression)
    label = owner_of(element)
    bindings = []
    for binding in children(element, "binding"):
        parameter = child(binding, "parameter")
        if parameter is not None:
            bindings.append((name_of(parameter), compiler.compile(expression_of(binding))))

    def invoke(session: Session, scope: Scope) -> Value:
        target = function(session, scope)
        if not isinstance(target, FeelFunction):
            session.warn("no-function", f"Expected a function to invoke, but found {kind_of(target)}", label)
            return None
        try:
            return target.call_named(session.run, {name: value(session, scope) for name, value in bindings})
        except CallFailure as failure:
            session.warn("call-failed", str(failure), label)
            return None

    return invoke
