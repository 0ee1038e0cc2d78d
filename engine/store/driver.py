"""The driver behind SQLAlchemy's connection, for the statements every step runs; its errors come out as SQLAlchemy's."""

from __future__ import annotations

from typing import Any, TypeAlias

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session


class DriverConnection:
    """One transaction as the driver sees it: `cursor` is used by one statement after another, `connection` is SQLAlchemy's."""

    __slots__ = ("connection", "cursor", "dialect")

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.dialect = connection.dialect
        self.cursor: Any = connection.connection.cursor()

    @property
    def errors(self) -> type[Exception]:
        """What the driver raises."""
        return self.dialect.loaded_dbapi.Error

    def failed(self, sql: str, error: Exception) -> StatementError:
        """The driver's error as SQLAlchemy's; a connection that is lost is given up."""
        raw = self.connection.connection.dbapi_connection
        lost = self.dialect.is_disconnect(error, raw, self.cursor)  # type: ignore[arg-type]  # by `errors` it is the driver's
        failed = DBAPIError.instance(sql, None, error, self.errors, connection_invalidated=lost, dialect=self.dialect)
        if lost:
            self.connection.invalidate(error)
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
