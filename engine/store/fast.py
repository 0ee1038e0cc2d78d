"""Statements on the path of every step: compiled once per dialect, then handed straight to the driver.

Measured on SQLite: 6 µs instead of 42 µs for an insert, 5 µs instead of 45 µs for reading one row by key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import BindParameter, Delete, Dialect, Executable, Insert, Select, Update
from sqlalchemy import Enum as EnumType
from sqlalchemy.engine.default import DefaultDialect

from engine.store.base import UtcDateTime
from engine.store.driver import DriverConnection, Executor, driver_of

Processor: TypeAlias = Callable[[Any], Any]


class FastWrite:
    """An INSERT, UPDATE or DELETE with bind parameters."""

    def __init__(self, statement: Insert | Update | Delete, *, hits_one: bool = False) -> None:
        self._statement = statement
        self._hits_one = hits_one
        self._texts: dict[str, Text] = {}

    def run(self, executor: Executor, rows: dict[str, Any] | Sequence[Mapping[str, Any]]) -> int:
        """Execute with one set of parameters, or with many; returns how many rows the last one touched.

        While writes are held (`engine.store.held_writes`) that is not known yet, and taken to be 1.
        """
        driver = driver_of(executor)
        text = self._texts.get(driver.dialect.name) or self._prepare(driver.dialect)
        if isinstance(rows, dict):
            return _one(driver, text, text.row(rows))
        return _many(driver, text, [text.row(row) for row in rows])

    def parameters(self, dialect: Dialect, row: Mapping[str, Any]) -> Sequence[Any]:
        """One set of parameters as the driver takes it, in the order in which the statement names them."""
        return self._prepare(dialect).row(row)

    def run_in_order(self, executor: Executor, rows: Sequence[Sequence[Any]]) -> None:
        """Execute with many sets of parameters, each in the order in which the statement names them."""
        driver = driver_of(executor)
        text = self._texts.get(driver.dialect.name) or self._prepare(driver.dialect)
        _many(driver, text, [text.converted(row) for row in rows])

    def _prepare(self, dialect: Dialect) -> Text:
        text = self._texts[dialect.name] = Text(self._statement, dialect, hits_one=self._hits_one)
        return text


def _one(driver: DriverConnection, text: Text, row: Sequence[Any]) -> int:
    if driver.held is not None:
        driver.held.take(text, [row])
        return 1
    cursor = driver.cursor
    try:
        cursor.execute(text.sql, row)
    except driver.errors as error:
        raise driver.failed(text.sql, error) from error
    touched: int = cursor.rowcount
    return touched


def _many(driver: DriverConnection, text: Text, rows: Sequence[Sequence[Any]]) -> int:
    if len(rows) == 1:  # psycopg would send a whole pipeline
        return _one(driver, text, rows[0])
    if driver.held is not None:
        driver.held.take(text, rows)
        return 1
    try:
        driver.cursor.executemany(text.sql, rows)
    except driver.errors as error:
        raise driver.failed(text.sql, error) from error
    return int(driver.cursor.rowcount)


class FastRead:
    """A SELECT with bind parameters that gives at most one row."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        self._types = [column.type for column in statement.selected_columns]
        self._texts: dict[str, Text] = {}
        self._processors: dict[str, list[tuple[int, Processor]]] = {}

    def first(self, executor: Executor, values: Mapping[str, Any]) -> list[Any] | None:
        """The first row's values in the order of the columns, or None."""
        driver = driver_of(executor)
        if driver.held is not None:
            driver.write_out()
        cursor, name = driver.cursor, driver.dialect.name
        text = self._texts.get(name)
        if text is None:
            text = self._texts[name] = Text(self._statement, driver.dialect)
        try:
            cursor.execute(text.sql, text.row(values))
            row = cursor.fetchone()
        except driver.errors as error:
            raise driver.failed(text.sql, error) from error
        if row is None:
            return None
        found = list(row)
        processors = self._processors.get(name)
        for index, process in self._prepare_processors(driver.dialect) if processors is None else processors:
            found[index] = process(found[index])
        return found

    def _prepare_processors(self, dialect: Dialect) -> list[tuple[int, Processor]]:
        found = enumerate(type_.dialect_impl(dialect).result_processor(dialect, None) for type_ in self._types)
        processors: list[tuple[int, Processor]] = [(index, process) for index, process in found if process is not None]
        self._processors[dialect.name] = processors
        return processors


class Text:
    """The text of a statement in one dialect, and what turns Python values into the driver's.

    `row` makes the parameters of one execution from a mapping of names to Python values; the constants of the statement
    are among them already. `converted` does so from the values in the order of the statement. `table` is the name of what it
    writes to; `copy_sql` does what an INSERT does, where there is COPY; `hits_one` says that each execution has to touch a row.
    """

    def __init__(self, statement: Any, dialect: Dialect, *, hits_one: bool = False) -> None:
        compiled = statement.compile(dialect=_positional(dialect))
        wanted = {name for name, bind in compiled.binds.items() if bind.required}
        # writes out the lists behind IN, which are constants here
        expanded = compiled.construct_expanded_state(dict.fromkeys(wanted))
        self.sql = expanded.statement
        names = list(expanded.positiontup or ())
        processors = {name: _processor(compiled.binds.get(name), dialect) for name in names}
        self._constants = {
            name: value if (process := processors[name]) is None else process(value)
            for name, value in expanded.parameters.items()
            if name not in wanted
        }
        self.hits_one = hits_one
        self.table: str = "" if isinstance(statement, Select) else statement.table.name
        self.copy_sql = _copy(statement, dialect, names)
        self._pick = _picker(names)
        processed = ((index, processors[name]) for index, name in enumerate(names) if name in wanted)
        self._processed = [(index, process(None), process) for index, process in processed if process is not None]

    def row(self, row: Mapping[str, Any]) -> Sequence[Any]:
        """The parameters, by name."""
        return self.converted(self._pick({**self._constants, **row} if self._constants else row))

    def converted(self, row: Sequence[Any]) -> Sequence[Any]:
        """The parameters, in order."""
        if not self._processed:
            return row
        values = list(row)
        for index, none, process in self._processed:
            value = values[index]
            values[index] = none if value is None else process(value)
        return values


def _copy(statement: Executable, dialect: Dialect, names: list[str]) -> str | None:
    if not isinstance(statement, Insert) or dialect.name != "postgresql":
        return None
    quote = dialect.identifier_preparer.quote
    columns = ", ".join(quote(statement.table.c[name].name) for name in names)
    return f"copy {quote(statement.table.name)} ({columns}) from stdin"


def _positional(dialect: Dialect) -> Dialect:
    """The dialect, as it writes statements whose parameters have places instead of names."""
    if dialect.positional or not isinstance(dialect, DefaultDialect):
        return dialect
    return type(dialect)(paramstyle="format")


def _picker(names: list[str]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    if len(names) > 1:
        return itemgetter(*names)
    return lambda row: tuple(row[name] for name in names)


def _processor(bind: BindParameter[Any] | None, dialect: Dialect) -> Processor | None:
    if bind is None:
        return None
    process = bind.type.dialect_impl(dialect).bind_processor(dialect)
    return _Remembering(process) if process is not None and isinstance(bind.type, UtcDateTime | EnumType) else process


class _Remembering:
    """Converts values that cannot change for the driver; the rows of one step share their instant, so that only once."""

    __slots__ = ("_last", "_process")

    def __init__(self, process: Processor) -> None:
        self._process = process
        self._last: tuple[object, Any] = (None, process(None))

    def __call__(self, value: Any) -> Any:
        last, converted = self._last
        if value is not last:
            converted = self._process(value)
            self._last = (value, converted)
        return converted
