"""Opening the database and its transactions: SQLite for one process, PostgreSQL for several."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext

from sqlalchemy import Engine as SqlEngine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session

from engine.errors import InvalidInput
from engine.store import json_text
from engine.store.base import Base
from engine.store.driver import DriverConnection
from engine.store.postgresql import committing, open_postgresql
from engine.store.sqlite import WRITING, Writer, open_sqlite

_JSON = {"json_serializer": json_text.to_text, "json_deserializer": json_text.from_text}


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
        self._writer: Writer | None = None
        if self.is_sqlite:
            self._write_engine = self.engine.execution_options(**WRITING)
            self._writer = Writer(self._write_engine)
        else:
            # one snapshot per reading transaction: a page and its total always agree
            self._read_engine = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session in a write transaction: committed at the end, rolled back on any exception."""
        turn = nullcontext() if self._writer is None else self._writer.turn()
        # on SQLite BEGIN takes the write lock before the first read, so what is read stays true
        with (
            turn,
            self._write_engine.connect() as connection,
            committing(connection),
            Session(bind=connection, expire_on_commit=False) as session,
        ):
            yield session
            session.flush()

    def begin(self) -> AbstractContextManager[DriverConnection]:
        """A write transaction of the driver, for those who need a session only sometimes."""
        return self._begin() if self._writer is None else self._writer

    @contextmanager
    def _begin(self) -> Iterator[DriverConnection]:
        with self._write_engine.connect() as connection, committing(connection), closing(DriverConnection(connection)) as driver:
            yield driver

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
        if self._writer is not None:
            self._writer.close()
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
