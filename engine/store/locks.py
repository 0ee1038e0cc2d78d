"""Locks on things that have no row yet."""

from __future__ import annotations

import hashlib

from sqlalchemy import BigInteger, bindparam, func, select
from sqlalchemy.orm import Session


def message(session: Session, name: str, correlation_key: str) -> None:
    """Until the transaction ends, nobody else publishes or starts to wait for this message under this key.

    Without it a message and its receiver, committed at the same moment, could miss each other. SQLite has only
    one writer, so there it costs nothing.
    """
    if session.get_bind().dialect.name == "postgresql":
        digest = hashlib.sha256(f"{name}\0{correlation_key}".encode()).digest()
        number = int.from_bytes(digest[:8], "big", signed=True)
        session.execute(select(func.pg_advisory_xact_lock(bindparam("number", number, BigInteger))))
