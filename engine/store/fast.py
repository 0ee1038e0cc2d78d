"""Statements on the path of every step: compiled once per dialect, then handed straight to the driver.

Measured on SQLite: 10 µs instead of 42 µs for an insert. Only writes need it; a step reads twice and writes seven times.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Delete, Dialect, Insert, Update
from sqlalchemy.orm import Session

Processor: TypeAlias = Callable[[Any], Any]


class FastWrite:
    """An INSERT, UPDATE or DELETE whose values are all bind parameters."""

    def __init__(self, statement: Insert | Update | Delete) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def run(self, session: Session, rows: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> int:
        """Execute with one set of parameters, or with many; returns how many rows the last one touched."""
        connection = session.connection()
        dialect = connection.dialect
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _Compiled(self._statement, dialect)
        return connection.exec_driver_sql(compiled.sql, compiled.parameters(rows)).rowcount


class _Compiled:
    """The text of a statement in one dialect, and what turns Python values into the driver's."""

    def __init__(self, statement: Insert | Update | Delete, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        names = compiled.positiontup if dialect.positional else list(compiled.binds)
        self.sql = str(compiled)
        self._positional = dialect.positional
        self._processors = [(name, _processor(compiled.binds[name].type, dialect)) for name in names or ()]

    def parameters(self, rows: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> Any:
        if isinstance(rows, Mapping):
            return self._row(rows)
        return [self._row(row) for row in rows]

    def _row(self, row: Mapping[str, Any]) -> Any:
        if self._positional:
            return tuple([row[name] if process is None else process(row[name]) for name, process in self._processors])
        return {name: row[name] if process is None else process(row[name]) for name, process in self._processors}


def _processor(type_: Any, dialect: Dialect) -> Processor | None:
    found: Processor | None = type_.dialect_impl(dialect).bind_processor(dialect)
    return found
