"""The queue of jobs reads its partial indexes, and nothing else, however many jobs wait."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from engine.spiff.waits import JobKind
from engine.store import Database, job_queue, jobs, next_key
from engine.store.jobs import Job
from tests.engine.store.rows import add_definition, add_instance
from tests.engine.store.statements import statements

NOW = datetime(2026, 3, 2, tzinfo=UTC)
TENANTS = frozenset({"330100", "330200"})
ONE = frozenset({"330100"})


def plans(database: Database, seen: list[tuple[str, Any]]) -> list[str]:
    """How the database carries out each of them, if it may choose any index there is."""
    explain = "explain query plan " if database.is_sqlite else "explain "
    found = []
    with database.engine.connect() as connection:
        if not database.is_sqlite:
            for way in ("seqscan", "bitmapscan"):  # of so few rows it reads all otherwise
                connection.execute(text(f"set enable_{way} = off"))
        for statement, parameters in seen:
            rows = connection.exec_driver_sql(explain + statement, parameters).all()
            found.append("\n".join(str(row[-1]) for row in rows))
    return found


def claim(session: Session, tenants: frozenset[str] | None = ONE, limit: int = 5) -> list[Job]:
    """Take jobs as an HTTP client does."""
    return job_queue.claim(session, "mail", tenants, limit=limit, worker="w", now=NOW, deadline=NOW + timedelta(minutes=1))


def add_jobs(database: Database, count: int, tenant_id: str, **other: Any) -> list[int]:
    """So many jobs that wait; their keys."""
    with database.write() as session:
        instance = add_instance(session, add_definition(session, f"p{next_key()}"), tenant_id)
        job = {
            "instance_key": instance.key,
            "root_key": instance.key,
            "definition_key": instance.definition_key,
            "process_id": "p",
            "tenant_id": tenant_id,
            "business_key": None,
            "element_id": "a",
            "seq": 1,
            "wait_id": 1,
            "type": "mail",
            "kind": JobKind.BPMN_ELEMENT,
            "listener_event": "UNSPECIFIED",
            "headers": {},
            "rank": 0,
            "retries": 3,
            "created": NOW,
        }
        return [jobs.open_for(session, {**job, **other}) for _ in range(count)]


@pytest.fixture
def busy(any_database: Database) -> Database:
    """A database that knows how many jobs of which areas wait."""
    for area in ("330100", "330200", "330300", "330400"):
        add_jobs(any_database, 100, area)
    with any_database.write() as session:
        session.execute(text("analyze job"))
    return any_database


@pytest.mark.parametrize(("tenants", "index"), [(None, "ix_job_ready"), (ONE, "ix_job_ready_tenant")])
def test_claiming_reads_the_indexes_of_ready_overdue_and_rested_jobs(
    busy: Database, tenants: frozenset[str] | None, index: str
) -> None:
    with statements(busy) as seen, busy.write() as session:
        claim(session, tenants)
    overdue, rested, ready = plans(busy, [one for one in seen if "UPDATE job" in one[0]])
    assert ("ix_job_deadline" in overdue, "ix_job_due" in rested) == (True, True)
    assert re.search(rf"{index}\b", ready)
    assert "Sort" not in ready  # the index gives the order
    assert "TEMP B-TREE" not in ready


def test_the_first_jobs_of_several_areas_are_read_area_by_area(busy: Database) -> None:
    with statements(busy) as seen, busy.write() as session:
        claim(session, TENANTS)
    (of_each,) = plans(busy, [one for one in seen if "UNION" in one[0]])
    assert of_each.count("ix_job_ready_tenant") == len(TENANTS)
    assert "Sort" not in of_each
    assert "TEMP B-TREE" not in of_each


@pytest.mark.parametrize("tenants", [ONE, TENANTS], ids=["one area", "several"])
def test_a_claim_costs_the_same_however_many_jobs_of_other_areas_wait(database: Database, tenants: frozenset[str]) -> None:
    add_jobs(database, 20, "330100")
    few = _work_of_a_claim(database, tenants)
    add_jobs(database, 4_000, "330300", rank=-1)  # more urgent than ours
    add_jobs(database, 20, "330100")
    assert _work_of_a_claim(database, tenants) < 1.5 * few


def _work_of_a_claim(database: Database, tenants: frozenset[str]) -> int:
    """Instructions of SQLite's machine, in tens, for looking and taking."""
    done: list[int] = []
    with database.write() as session:
        raw: Any = session.connection().connection.dbapi_connection
        raw.set_progress_handler(lambda: done.append(1), 10)
        assert job_queue.has_work(session, ("mail",), tenants, NOW)
        assert len(claim(session, tenants)) == 5
        raw.set_progress_handler(None, 0)
    return len(done)


def test_of_several_areas_the_most_urgent_come_first_then_the_oldest(any_database: Database) -> None:
    late = add_jobs(any_database, 2, "330100")
    urgent = add_jobs(any_database, 1, "330200", rank=-9)
    add_jobs(any_database, 5, "330300", rank=-99)
    later = add_jobs(any_database, 2, "330200")
    with any_database.write() as session:
        assert [job.key for job in claim(session, TENANTS, limit=4)] == [*urgent, *late, later[0]]
        assert [job.key for job in claim(session, TENANTS, limit=4)] == later[1:]
        assert claim(session, frozenset()) == []


def test_more_areas_than_one_statement_reads(any_database: Database) -> None:
    areas = [f"{number:06d}" for number in range(120)]
    keys = [key for area in areas[::30] for key in add_jobs(any_database, 1, area)]
    with any_database.write() as session:
        assert [job.key for job in claim(session, frozenset(areas), limit=10)] == keys


def test_two_who_serve_the_same_areas_do_not_wait_for_each_other(postgresql_database: Database) -> None:
    keys = add_jobs(postgresql_database, 3, "330100") + add_jobs(postgresql_database, 3, "330200")
    with postgresql_database.write() as one, postgresql_database.write() as other:
        assert [job.key for job in claim(one, TENANTS, limit=2)] == keys[:2]
        assert [job.key for job in claim(other, TENANTS, limit=2)] == keys[2:4]


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
