"""Connections to PostgreSQL that outlive a restart of the server, and what a connection lost at commit means."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy import Engine as SqlEngine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DataError, DBAPIError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from engine.errors import OutcomeUnknown, Unstorable
from engine.store import held_writes

CONNECT_TIMEOUT_SECONDS = 10
IDLE_SECONDS = 1.0
"""A connection that lay in the pool for longer is tried before it is used."""

_SERVER_OPTIONS = {
    "jit": "off",  # our queries are short: compiling them just in time costs more than running them
    # a process that hangs in a transaction, or whose machine is gone, must not keep its locks for ever
    "idle_in_transaction_session_timeout": "60s",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "30s",  # keepalives say nothing while something is on its way
}
_CONNECT = {
    "options": " ".join(f"-c {name}={value}" for name, value in _SERVER_OPTIONS.items()),
    "connect_timeout": CONNECT_TIMEOUT_SECONDS,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
_SHUTDOWN = "57P0"
_PROGRAM_LIMIT = "54"
_USED = "dingdian_used"


def open_postgresql(url: URL, **options: Any) -> SqlEngine:
    """An engine with a pool; `options` go to `create_engine`.

    Asking every connection before every use would cost a round trip a step. Only those that lay idle are asked; one that
    dies within that second fails its transaction, which `Engine.run` carries out again; after that all are asked.
    """
    engine = create_engine(url, pool_size=10, connect_args=_CONNECT, **options)
    held_writes.watch(engine)
    lost_at = 0.0

    @event.listens_for(engine, "invalidate")
    def note_loss(*_: object) -> None:
        nonlocal lost_at
        lost_at = time.monotonic()

    @event.listens_for(engine, "connect")
    @event.listens_for(engine, "checkin")
    def note_use(_connection: object, entry: ConnectionPoolEntry) -> None:
        entry.info[_USED] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def try_idle(connection: Any, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
        if entry.info[_USED] > max(lost_at, time.monotonic() - IDLE_SECONDS):
            return
        try:
            alive = engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error
        if not alive:
            raise DisconnectionError

    return engine


def is_unreachable(error: DBAPIError) -> bool:
    """Whether the database could not be reached, or went away before the commit: nothing has happened, try later."""
    if error.connection_invalidated:
        return True
    state = getattr(error.orig, "sqlstate", "")  # None when no connection came about; SQLite's errors have none at all
    return state is None or state.startswith(_SHUTDOWN)


def is_in_the_data(error: DBAPIError) -> bool:
    """Whether trying again cannot help: a value is of no kind, or larger than an index takes."""
    state = str(getattr(error.orig, "sqlstate", None) or "")
    return isinstance(error, DataError) or state.startswith(_PROGRAM_LIMIT)


def unstorable(error: BaseException | None) -> Unstorable | None:
    """The error to raise instead, if a value that no database takes is behind this one."""
    if isinstance(error, UnicodeEncodeError):
        return Unstorable("half a surrogate pair")
    if isinstance(error, DBAPIError) and is_in_the_data(error):
        return Unstorable(str(error.orig).partition("\n")[0])
    return None


@contextmanager
def committing(connection: Connection) -> Iterator[None]:
    """A transaction: rolled back on any exception, else committed; raise `OutcomeUnknown` when the answer to that is lost."""
    done = False
    try:
        with connection.begin():
            yield
            done = True
    except DBAPIError as error:
        if done and error.connection_invalidated:
            raise OutcomeUnknown from error
        raise
