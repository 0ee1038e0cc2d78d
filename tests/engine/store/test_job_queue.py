"""The queue of jobs reads its partial indexes, and nothing else, however many jobs wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.orm import Session

from engine.store import Database, job_queue

NOW = datetime(2026, 3, 2, tzinfo=UTC)
TENANTS = frozenset({"330100", "330200"})


@contextmanager
def statements(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """What is sent to the database meanwhile, with its parameters."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: Connection, _cursor: object, statement: str, parameters: Any, *_more: object) -> None:
        seen.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def plans(database: Database, seen: list[tuple[str, Any]]) -> list[str]:
    """How the database carries out each of them, if it may choose any index there is."""
    explain = "explain query plan " if database.is_sqlite else "explain "
    found = []
    with database.engine.connect() as connection:
        if not database.is_sqlite:
            connection.execute(text("set enable_seqscan = off"))  # empty tables are read through otherwise
        for statement, parameters in seen:
            rows = connection.exec_driver_sql(explain + statement, parameters).all()
            found.append("\n".join(str(row[-1]) for row in rows))
    return found


def claim(session: Session) -> None:
    """Take jobs as an HTTP client does."""
    job_queue.claim(session, ("mail",), TENANTS, limit=5, worker="w", now=NOW, deadline=NOW + timedelta(minutes=1))


def test_claiming_reads_the_indexes_of_ready_overdue_and_rested_jobs(any_database: Database) -> None:
    with statements(any_database) as seen, any_database.write() as session:
        claim(session)
    overdue, rested, ready = plans(any_database, [one for one in seen if "UPDATE job" in one[0]])
    assert ("ix_job_deadline" in overdue, "ix_job_due" in rested, "ix_job_ready" in ready) == (True, True, True)
    assert "Sort" not in ready  # the index gives the order
    assert "TEMP B-TREE" not in ready


def test_looking_for_work_reads_the_same_indexes(any_database: Database) -> None:
    with statements(any_database) as seen, any_database.read() as session:
        assert not job_queue.has_work(session, ("mail",), TENANTS, NOW)
    ready, overdue, rested = plans(any_database, [one for one in seen if one[0].startswith("SELECT job")])
    assert ("ix_job_ready" in ready, "ix_job_deadline" in overdue, "ix_job_due" in rested) == (True, True, True)


def test_the_next_wake_is_read_from_the_ends_of_leases_and_rests(any_database: Database) -> None:
    with statements(any_database) as seen, any_database.read() as session:
        assert job_queue.next_wake(session, ("mail",)) is None
    overdue, rested = plans(any_database, [one for one in seen if "min(" in one[0]])
    assert ("ix_job_deadline" in overdue, "ix_job_due" in rested) == (True, True)
