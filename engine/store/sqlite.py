"""Connections to SQLite, and its one writer."""

from __future__ import annotations

import sqlite3
import threading
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
PRAGMAS = (
    "page_size=2048",  # of a new file: a step changes some twenty pages in as many places, and all of each is logged
    "journal_mode=wal",
    "wal_autocheckpoint=20000",  # 40 MB of log: a page that many steps change is written to the file once
    "synchronous=full",
    "foreign_keys=on",
)
"""How every connection is set up."""
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


class Writer:
    """The one writer of this process: its transactions take turns on a connection that is kept.

    Entered, it begins a write transaction, which is committed at the end and rolled back on any exception. SQLAlchemy is not
    asked, which is most of what an empty transaction costs; its connection joins in when it is used.
    """

    def __init__(self, engine: SqlEngine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._driver: DriverConnection | None = None

    def __enter__(self) -> DriverConnection:
        self._wait()
        try:
            driver = self._driver or self._connect()
            driver.execute(_BEGIN_WRITING)
        except BaseException:
            self._lock.release()
            raise
        return driver

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._commit()
            else:
                self._end(commit=False)
        finally:
            self._lock.release()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Its turn for somebody with a connection of his own."""
        self._wait()
        try:
            yield
        finally:
            self._lock.release()

    def close(self) -> None:
        """Let go of the connection."""
        if self._driver is not None:
            self._driver.close()
        if self._connection is not None:
            self._connection.close()
        self._driver = self._connection = None

    def _wait(self) -> None:
        if not self._lock.acquire(timeout=BUSY_TIMEOUT_SECONDS):
            raise TimeoutError(
                f"Expected the write lock within {BUSY_TIMEOUT_SECONDS} s, but another transaction holds it; "
                "look for a transaction that waits for a person or the network."
            )

    def _connect(self) -> DriverConnection:
        self._connection = self._engine.connect()
        self._driver = DriverConnection(self._connection)
        return self._driver

    def _commit(self) -> None:
        try:
            self._end(commit=True)
        except BaseException:
            self._end(commit=False)
            raise

    def _end(self, *, commit: bool) -> None:
        driver = self._driver
        if driver is None:
            return
        joined = driver.joined
        if joined is not None:
            joined.commit() if commit else joined.rollback()
        if driver.raw.in_transaction:
            driver.execute("COMMIT" if commit else "ROLLBACK")


def _as_it_is(value: Any) -> Any:
    return value


def _configure(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # the driver must not start transactions itself: _begin does, with the right kind of lock
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"pragma {pragma}").close()


def _begin(connection: Connection) -> None:
    driver = DriverConnection(connection)
    if not driver.raw.in_transaction:  # or it joins the transaction of the driver
        # by the driver: SQLAlchemy would take five times as long to send one word
        driver.execute(str(connection.get_execution_options().get(_BEGIN_OPTION, "BEGIN")))
