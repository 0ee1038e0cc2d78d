"""Boxed contexts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import _Element

from engine.dmn.scope import Scope
from engine.dmn.session import Boxed, Session
from engine.dmn.types import conform
from engine.dmn.xml import child, children, expression_of, name_of
from engine.feel import Value
from engine.feel.types import MISMATCH

if TYPE_CHECKING:
    from engine.dmn.boxed.compiler import BoxedCompiler


def compile_context(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """A context, each entry seeing the ones before it; an entry without a variable is the result of the whole."""
    entries = []
    result: Boxed | None = None
    for entry in children(element, "contextEntry"):
        program = compiler.compile(expression_of(entry))
        variable = child(entry, "variable")
        if variable is None:
            result = program
        else:
            entries.append((name_of(variable), program, compiler.types.named(variable.get("typeRef"))))

    def build(session: Session, scope: Scope) -> Value:
        values: dict[str, Value] = {}
        inner = scope.inner(values)
        for name, program, wanted in entries:
            value = conform(program(session, inner), wanted)
            values[name] = None if value is MISMATCH else value
        return values if result is None else result(session, inner)

    return build
