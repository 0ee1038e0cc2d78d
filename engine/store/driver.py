"""The driver behind SQLAlchemy's connection, for the statements every step runs; its errors come out as SQLAlchemy's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, RootTransaction
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session

from engine.store import held_writes
from engine.store.held_writes import HeldWrites


class DriverConnection:
    """One connection as the driver sees it: `cursor` is used by one statement after another, `raw` is the driver's own,
    `name` its dialect's.

    `held` keeps writes for later, in a block that wants that (`engine.store.held_writes`).
    """

    __slots__ = ("_connection", "cursor", "dialect", "held", "name", "raw")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.dialect = connection.dialect
        self.name = connection.dialect.name
        raw: Any = connection.connection.dbapi_connection
        self.raw = raw
        self.cursor = raw.cursor()
        self.held = held_writes.of(connection)

    @property
    def connection(self) -> Connection:
        """SQLAlchemy's connection, in the transaction that is open."""
        if not self._connection.in_transaction():
            self._connection.begin()
        return self._connection

    @property
    def joined(self) -> RootTransaction | None:
        """SQLAlchemy's transaction, if it was asked for its connection."""
        return self._connection.get_transaction()

    @property
    def errors(self) -> type[Exception]:
        """What the driver raises."""
        return self.dialect.loaded_dbapi.Error

    def hold(self, writes: HeldWrites | None) -> None:
        """From now on writes wait here; None when no more."""
        self.held = writes
        held_writes.put(self._connection, writes)

    def write_out(self) -> None:
        """Carry out the writes that are held, if any are."""
        if self.held is not None:
            self.held.write_out()

    def run(self, sql: str, values: Sequence[Any]) -> int:
        """Run a statement with its parameters at once; gives how many rows it touched."""
        cursor = self.cursor
        try:
            cursor.execute(sql, values)
        except self.errors as error:
            raise self.failed(sql, error) from error
        touched: int = cursor.rowcount
        return touched

    def execute(self, sql: str) -> None:
        """Run a statement without parameters."""
        self.write_out()
        try:
            self.cursor.execute(sql)
        except self.errors as error:
            raise self.failed(sql, error) from error

    def failed(self, sql: str, error: Exception) -> StatementError:
        """The driver's error as SQLAlchemy's; a connection that is lost is given up."""
        lost = self.dialect.is_disconnect(error, self.raw, self.cursor)  # type: ignore[arg-type]  # by `errors` it is the driver's
        failed = DBAPIError.instance(sql, None, error, self.errors, connection_invalidated=lost, dialect=self.dialect)
        if lost:
            self._connection.invalidate(error)
        return failed

    def close(self) -> None:
        """Let go of the cursor; the transaction goes on."""
        self.cursor.close()


Executor: TypeAlias = Session | Connection | DriverConnection
"""Where a statement runs: a transaction's driver or connection, or a session in it."""


def driver_of(executor: Executor) -> DriverConnection:
    """The driver behind a transaction."""
    if isinstance(executor, DriverConnection):
        return executor
    return DriverConnection(executor if isinstance(executor, Connection) else executor.connection())
