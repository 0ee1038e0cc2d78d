"""Statements on the path of every step: compiled once per dialect, then handed straight to the driver.

Measured on SQLite: 10 µs instead of 42 µs for an insert, 20 µs instead of 45 µs for reading one row by key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import BindParameter, Connection, Delete, Dialect, Executable, Insert, Select, Update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

Processor: TypeAlias = Callable[[Any], Any]


Executor: TypeAlias = Session | Connection
"""Where a statement runs: a transaction's connection, or a session in it."""


def _connection(executor: Executor) -> Connection:
    return executor if isinstance(executor, Connection) else executor.connection()


class FastWrite:
    """An INSERT, UPDATE or DELETE with bind parameters."""

    def __init__(self, statement: Insert | Update | Delete) -> None:
        self._statement = statement
        self._texts: dict[str, _Text] = {}

    def run(self, executor: Executor, rows: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> int:
        """Execute with one set of parameters, or with many; returns how many rows the last one touched."""
        connection = _connection(executor)
        text = _prepared(self._texts, self._statement, connection.dialect)
        with driver_cursor(connection, text.sql) as cursor:
            if isinstance(rows, Mapping):
                cursor.execute(text.sql, text.row(rows))
            else:
                cursor.executemany(text.sql, [text.row(row) for row in rows])
            return int(cursor.rowcount)


class FastRead:
    """A SELECT with bind parameters that gives at most one row."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        self._types = [column.type for column in statement.selected_columns]
        self._texts: dict[str, _Text] = {}
        self._processors: dict[str, list[Any]] = {}

    def first(self, executor: Executor, values: Mapping[str, Any]) -> list[Any] | None:
        """The first row's values in the order of the columns, or None."""
        connection = _connection(executor)
        dialect = connection.dialect
        text = _prepared(self._texts, self._statement, dialect)
        with driver_cursor(connection, text.sql) as cursor:
            cursor.execute(text.sql, text.row(values))
            row = cursor.fetchone()
        if row is None:
            return None
        processors = self._processors.get(dialect.name)
        if processors is None:
            processors = [type_.dialect_impl(dialect).result_processor(dialect, None) for type_ in self._types]
            self._processors[dialect.name] = processors
        return [value if process is None else process(value) for value, process in zip(row, processors, strict=True)]


class driver_cursor:  # noqa: N801 - a context manager, read like a function
    """A cursor of the driver; its errors come out as SQLAlchemy's, as from every other statement."""

    __slots__ = ("_connection", "_cursor", "_sql")

    def __init__(self, connection: Connection, sql: str) -> None:
        self._connection = connection
        self._sql = sql
        self._cursor = connection.connection.cursor()

    def __enter__(self) -> Any:
        return self._cursor

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._cursor.close()
        dialect = self._connection.dialect
        if error is not None and isinstance(error, dialect.loaded_dbapi.Error):
            base = dialect.loaded_dbapi.Error
            lost = dialect.is_disconnect(error, self._connection.connection.dbapi_connection, self._cursor)
            failed = DBAPIError.instance(self._sql, None, error, base, connection_invalidated=lost, dialect=dialect)
            if lost:
                self._connection.invalidate(error)
            raise failed from error


def _prepared(texts: dict[str, _Text], statement: Executable, dialect: Dialect) -> _Text:
    text = texts.get(dialect.name)
    if text is None:
        text = texts[dialect.name] = _Text(statement, dialect)
    return text


class _Text:
    """The text of a statement in one dialect, and what turns Python values into the driver's."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        wanted = {name for name, bind in compiled.binds.items() if bind.required}
        # writes out the lists behind IN, which are constants here
        expanded = compiled.construct_expanded_state(dict.fromkeys(wanted))
        self.sql = expanded.statement
        self._names = list(expanded.positiontup if dialect.positional else expanded.parameters)
        self._positional = dialect.positional
        self._columns = [_column(name, wanted, compiled.binds.get(name), expanded.parameters, dialect) for name in self._names]

    def row(self, row: Mapping[str, Any]) -> Any:
        """The parameters of one execution, in the driver's form."""
        values = [
            fixed if name is None else row[name] if process is None else process(row[name])
            for name, process, fixed in self._columns
        ]
        return tuple(values) if self._positional else dict(zip(self._names, values, strict=True))


def _column(
    name: str, wanted: set[str], bind: BindParameter[Any] | None, constants: Mapping[str, Any], dialect: Dialect
) -> tuple[str | None, Processor | None, Any]:
    """The name of a parameter and what converts its value; for a constant of the statement, that value itself."""
    process: Processor | None = None if bind is None else bind.type.dialect_impl(dialect).bind_processor(dialect)
    if name in wanted:
        return name, None if process is None else _Remembering(process), None
    return None, None, constants[name] if process is None else process(constants[name])


class _Remembering:
    """Converts a value for the driver; the rows of one step share their instant and their empty columns, so those only once."""

    __slots__ = ("_last", "_none", "_process")

    def __init__(self, process: Processor) -> None:
        self._process = process
        self._none = process(None)
        self._last: tuple[datetime | None, Any] = (None, self._none)

    def __call__(self, value: Any) -> Any:
        if value is None:
            return self._none
        last, converted = self._last
        if value is last:
            return converted
        converted = self._process(value)
        if type(value) is datetime:
            self._last = (value, converted)
        return converted
