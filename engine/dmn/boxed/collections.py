"""Boxed lists and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import _Element

from engine.dmn.scope import Scope
from engine.dmn.session import Boxed, Session, fit
from engine.dmn.xml import EXPRESSIONS, children, name_of, owner_of, type_name
from engine.feel import Value

if TYPE_CHECKING:
    from engine.dmn.boxed.compiler import BoxedCompiler


def compile_list(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """A list of boxed expressions."""
    items = [compiler.compile(item) for item in children(element, *EXPRESSIONS)]
    return lambda session, scope: [item(session, scope) for item in items]


def compile_relation(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """A list of contexts, one for each row, with the columns as entries; values fit the types of their columns."""
    columns = [(name_of(column), compiler.types.named(type_name(column))) for column in children(element, "column")]
    rows = [_read_row(compiler, row, len(columns)) for row in children(element, "row")]
    label = owner_of(element)

    def build(session: Session, scope: Scope) -> Value:
        return [
            {
                name: fit(session, cell(session, scope), wanted, f"'{name}'", label)
                for (name, wanted), cell in zip(columns, row, strict=False)
            }
            for row in rows
        ]

    return build


def _read_row(compiler: BoxedCompiler, row: _Element, width: int) -> list[Boxed]:
    cells = list(children(row, *EXPRESSIONS))
    if len(cells) != width:
        message = f"Expected a row with {width} cells, but found {len(cells)}"
        compiler.language.report(row, "row-width", message, "add or remove cells")
    return [compiler.compile(cell) for cell in cells]
