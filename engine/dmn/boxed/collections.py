"""Boxed lists and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import _Element

from engine.dmn.session import Boxed
from engine.dmn.xml import EXPRESSIONS, children, name_of

if TYPE_CHECKING:
    from engine.dmn.boxed.compiler import BoxedCompiler


def compile_list(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """A list of boxed expressions."""
    items = [compiler.compile(item) for item in children(element, *EXPRESSIONS)]
    return lambda session, scope: [item(session, scope) for item in items]


def compile_relation(compiler: BoxedCompiler, element: _Element) -> Boxed:
    """A list of contexts, one for each row, with the columns as entries."""
    columns = [name_of(column) for column in children(element, "column")]
    rows = [[compiler.compile(cell) for cell in children(row, *EXPRESSIONS)] for row in children(element, "row")]
    return lambda session, scope: [
        {column: cell(session, scope) for column, cell in zip(columns, row, strict=False)} for row in rows
    ]
