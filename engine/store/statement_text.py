"""The texts of the fast statements, and what turns Python values into the driver's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import JSON, BindParameter, Dialect, Executable, Insert, Select
from sqlalchemy import Enum as EnumType
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.types import TypeEngine

from engine.store.base import UtcDateTime
from engine.store.json_text import from_text, to_text

Processor: TypeAlias = Callable[[Any], Any]
_REMEMBERED = 64


class Text:
    """The text of a statement in one dialect, and what turns Python values into the driver's.

    `row` makes the parameters of one execution from a mapping of names to Python values; the constants of the statement
    are among them already. `convert` does so with values that are in order: those of one row, or of `sql_for` many. `width` is
    their number in a row, `table` the name of what it writes to; `copy_sql` does what an INSERT does, where there is COPY;
    `hits_one` says that each execution has to touch a row.
    """

    def __init__(self, statement: Any, dialect: Dialect, *, hits_one: bool = False, without: Collection[str] = ()) -> None:
        columns = [column.name for column in statement.table.c if column.name not in without] if without else None
        compiled = statement.compile(dialect=_positional(dialect), column_keys=columns)
        wanted = {name for name, bind in compiled.binds.items() if bind.required}
        # writes out the lists behind IN, which are constants here
        expanded = compiled.construct_expanded_state(dict.fromkeys(wanted))
        self.sql: str = expanded.statement
        names = list(expanded.positiontup or ())
        processors = {name: _processor(compiled.binds.get(name), dialect) for name in names}
        self._constants = [
            (place, _converted(expanded.parameters[name], processors[name]))
            for place, name in enumerate(names)
            if name not in wanted
        ]
        self.hits_one = hits_one
        self.table: str = "" if isinstance(statement, Select) else statement.table.name
        self.copy_sql = _copy(statement, dialect, names)
        self.width = len(names)
        self._pick = _picker([name for name in names if name in wanted])
        processed = ((index, processors[name]) for index, name in enumerate(names) if name in wanted)
        self._processed = [(index, process(None), process) for index, process in processed if process is not None]
        self._sql_by_rows = {1: self.sql}

    def row(self, row: Mapping[str, Any]) -> list[Any]:
        """The parameters, by name."""
        values = list(self._pick(row))
        for place, value in self._constants:
            values.insert(place, value)
        for index, none, process in self._processed:
            value = values[index]
            values[index] = none if value is None else process(value)
        return values

    def convert(self, values: list[Any]) -> None:
        """Turn the values of one row or of more into the driver's."""
        for first, none, process in self._processed:
            last, converted = None, none
            for index in range(first, len(values), self.width):
                if (value := values[index]) is not last:  # most are the same in all rows
                    last, converted = value, none if value is None else process(value)
                values[index] = converted

    def sql_for(self, rows: int) -> str:
        """The INSERT of that many rows."""
        found = self._sql_by_rows.get(rows)
        if found is None:
            head, values, row = self.sql.partition(" VALUES ")
            found = self._sql_by_rows[rows] = head + values + ", ".join([row] * rows)
        return found


def _converted(value: Any, process: Processor | None) -> Any:
    return value if process is None else process(value)


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
    if isinstance(bind.type, JSON) and dialect.name == "sqlite":
        return _nullable_json if bind.type.none_as_null else to_text
    return _remembering(bind.type, bind.type.dialect_impl(dialect).bind_processor(dialect))


def reader(type_: TypeEngine[Any], dialect: Dialect) -> Processor | None:
    """What turns the driver's values of a type into Python's; None when they are."""
    if isinstance(type_, JSON) and dialect.name == "sqlite":
        return from_text
    return _remembering(type_, type_.dialect_impl(dialect).result_processor(dialect, None))


def _nullable_json(value: Any) -> str | None:
    return None if value is None else to_text(value)


def _remembering(type_: TypeEngine[Any], process: Processor | None) -> Processor | None:
    if process is None or not isinstance(type_, UtcDateTime | EnumType):
        return process
    return lru_cache(_REMEMBERED)(process)  # such values cannot change, and the rows of one step share their instant
