"""Connections to SQLite, and its one writer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy import Engine as SqlEngine
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

from engine.store.driver import DriverConnection

BUSY_TIMEOUT_SECONDS = 60
_BEGIN_OPTION = "dingdian_begin"
_BEGIN_WRITING = "BEGIN IMMEDIATE"
_PASSED_ON = (type(None), memoryview)
WRITING = {_BEGIN_OPTION: _BEGIN_WRITING}
"""Execution options of connections that write: they wait for the write lock before the first read, so what is read stays true."""


def open_sqlite(url: URL, **options: Any) -> SqlEngine:
    """An engine on a file, in WAL mode with synchronous=FULL and foreign keys on; `options` go to `create_engine`."""
    for kind in _PASSED_ON:
        # Python asks such a value on every use what it would rather be, and takes the answer from here at half the cost
        sqlite3.register_adapter(kind, _as_it_is)
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_SECONDS}, **options)
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(driver: DriverConnection) -> Iterator[DriverConnection]:
    """A write transaction of the driver: committed at the end, rolled back on any exception.

    SQLAlchemy is not asked, which is most of what an empty transaction costs; its connection joins in when it is used.
    """
    driver.execute(_BEGIN_WRITING)
    try:
        yield driver
        _end(driver, commit=True)
    except BaseException:
        _end(driver, commit=False)
        raise


def _end(driver: DriverConnection, *, commit: bool) -> None:
    joined = driver.joined
    if joined is not None:
        joined.commit() if commit else joined.rollback()
    driver.end(commit=commit)


def _as_it_is(value: Any) -> Any:
    return value


def _configure(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # the driver must not start transactions itself: _begin does, with the right kind of lock
    connection.isolation_level = None
    for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on"):
        connection.execute(f"pragma {pragma}").close()


def _begin(connection: Connection) -> None:
    driver = DriverConnection(connection)
    if not driver.raw.in_transaction:  # or it joins the transaction of the driver
        # by the driver: SQLAlchemy would take five times as long to send one word
        driver.execute(str(connection.get_execution_options().get(_BEGIN_OPTION, "BEGIN")))
