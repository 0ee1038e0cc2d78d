"""Opening the database and its transactions: SQLite for one process, PostgreSQL for several."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext

import msgspec
from sqlalchemy import Connection
from sqlalchemy import Engine as SqlEngine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session

from engine.errors import InvalidInput
from engine.store.base import Base
from engine.store.driver import DriverConnection
from engine.store.postgresql import committing, open_postgresql
from engine.store.sqlite import BUSY_TIMEOUT_SECONDS, WRITING, open_sqlite, writing

# msgspec reads and writes JSON several times faster than the standard library, and keeps Chinese text legible in the file
_JSON = {"json_serializer": lambda value: msgspec.json.encode(value).decode(), "json_deserializer": msgspec.json.decode}


class Database:
    """A database by URL: `sqlite:///path/to/file` or `postgresql+psycopg://user@host/name`.

    SQLite runs in WAL mode with synchronous=FULL and foreign keys on; write transactions start with
    BEGIN IMMEDIATE, and a lock makes the writers of this process take turns instead of busy-waiting.
    """

    def __init__(self, url: str | URL) -> None:
        self.url = _check(make_url(url))
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine: SqlEngine = open_sqlite(self.url, **_JSON) if self.is_sqlite else open_postgresql(self.url, **_JSON)
        self._read_engine = self.engine
        self._write_engine = self.engine
        self._writer = threading.Lock()
        # SQLite's one writer keeps its connection between transactions
        self._write_connection: Connection | None = None
        self._write_driver: DriverConnection | None = None
        if self.is_sqlite:
            self._write_engine = self.engine.execution_options(**WRITING)
        else:
            # one snapshot per reading transaction: a page and its total always agree
            self._read_engine = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session in a write transaction: committed at the end, rolled back on any exception."""
        turn = _turn(self._writer) if self.is_sqlite else nullcontext()
        # on SQLite BEGIN takes the write lock before the first read, so what is read stays true
        with (
            turn,
            self._write_engine.connect() as connection,
            committing(connection),
            Session(bind=connection, expire_on_commit=False) as session,
        ):
            yield session
            session.flush()

    @contextmanager
    def begin(self) -> Iterator[DriverConnection]:
        """A write transaction of the driver, for those who need a session only sometimes."""
        if self.is_sqlite:
            with _turn(self._writer), writing(self._kept_driver()) as driver:
                yield driver
            return
        with self._write_engine.connect() as connection, committing(connection), closing(DriverConnection(connection)) as driver:
            yield driver

    def _kept_driver(self) -> DriverConnection:
        if self._write_driver is None:
            self._write_connection = self._write_engine.connect()
            self._write_driver = DriverConnection(self._write_connection)
        return self._write_driver

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one consistent snapshot; its rows stay readable, its changes are rolled back."""
        with Session(self._read_engine, expire_on_commit=False) as session:
            try:
                yield session
            finally:
                session.expunge_all()  # a rollback would empty the rows it still holds
                session.rollback()

    def create_all(self) -> None:
        """Create all tables that `Base` knows; for tests and first starts without migrations."""
        Base.metadata.create_all(self.engine)

    def dispose(self) -> None:
        """Close all connections."""
        if self._write_driver is not None:
            self._write_driver.close()
            self._write_driver = None
        if self._write_connection is not None:
            self._write_connection.close()
            self._write_connection = None
        self.engine.dispose()


def _check(url: URL) -> URL:
    if url.drivername in {"sqlite", "sqlite+pysqlite"} and url.database not in {None, "", ":memory:"}:
        return url
    if url.drivername == "postgresql+psycopg":
        return url
    raise InvalidInput(
        "database URL",
        "sqlite:///<file> or postgresql+psycopg://...",
        url.render_as_string(hide_password=True),
        "set DINGDIAN_DATABASE_URL to one of these",
    )


@contextmanager
def _turn(lock: threading.Lock) -> Iterator[None]:
    if not lock.acquire(timeout=BUSY_TIMEOUT_SECONDS):
        raise TimeoutError(
            f"Expected the write lock within {BUSY_TIMEOUT_SECONDS} s, but another transaction holds it; "
            "look for a transaction that waits for a person or the network."
        )
    try:
        yield
    finally:
        lock.release()
