"""The list of cases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.actor import Actor
from engine.store import Database
from engine.store.incidents import Incident, IncidentState
from engine.store.instance_search import InstanceFilter, count_instances, search_instances
from engine.store.process_instances import InstanceStatus
from tests.engine.house import HANGZHOU, MONDAY, NINGBO, clerk, leader
from tests.engine.store.rows import add_definition, add_instance

WANG = leader("wang")


@pytest.fixture
def keys(any_database: Database) -> dict[str, int]:
    """A plain instance, a finished child of it, one in trouble, and one of another area."""
    with any_database.write() as session:
        definition = add_definition(session)
        other = add_definition(session, "q")
        plain = add_instance(session, definition)
        plain.business_key = "330100-2026-000001"
        child = add_instance(session, other)
        child.parent_key = plain.key
        child.status = InstanceStatus.COMPLETED
        troubled = add_instance(session, definition)
        troubled.started = MONDAY + timedelta(days=1)
        far = add_instance(session, definition, NINGBO)
        for instance, state in ((troubled, IncidentState.ACTIVE), (plain, IncidentState.RESOLVED)):
            incident = Incident(
                instance_key=instance.key,
                process_id="p",
                tenant_id=HANGZHOU,
                element_id="e",
                kind="UNKNOWN",
                detail="d",
                actor="system",
                state=state,
                created=MONDAY,
            )
            session.add(incident)
        return {"plain": plain.key, "child": child.key, "troubled": troubled.key, "far": far.key}


def names(database: Database, keys: dict[str, int], actor: Actor, wanted: InstanceFilter) -> set[str]:
    """Which of `keys` the search shows; the count must agree."""
    with database.read() as session:
        page = search_instances(session, actor, wanted)
        assert page.total == len(page.rows) == count_instances(session, actor, wanted)
    found = {row.key for row in page.rows}
    return {name for name, key in keys.items() if key in found}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (InstanceFilter(), ["child", "plain", "troubled"]),
        (InstanceFilter(status=InstanceStatus.COMPLETED), ["child"]),
        (InstanceFilter(process_id="q"), ["child"]),
        (InstanceFilter(roots_only=True), ["plain", "troubled"]),
        (InstanceFilter(has_incident=True), ["troubled"]),
        (InstanceFilter(has_incident=False), ["child", "plain"]),
        (InstanceFilter(text="000001"), ["plain"]),
        (InstanceFilter(business_key="330100-2026-000001"), ["plain"]),
        (InstanceFilter(tenant_id=NINGBO), []),
        (InstanceFilter(started_from=MONDAY + timedelta(days=1)), ["troubled"]),
        (InstanceFilter(started_before=MONDAY), []),
    ],
    ids=str,
)
def test_filters(any_database: Database, keys: dict[str, int], wanted: InstanceFilter, expected: list[str]) -> None:
    assert names(any_database, keys, WANG, wanted) == set(expected)


def test_nobody_sees_the_cases_of_others(any_database: Database, keys: dict[str, int]) -> None:
    assert names(any_database, keys, clerk("zhang", "agency-intake"), InstanceFilter()) == set()
    assert names(any_database, keys, leader("sun", NINGBO), InstanceFilter()) == {"far"}
    assert names(any_database, keys, Actor.system(), InstanceFilter()) == set(keys)


def test_pages_go_from_new_to_old(any_database: Database, keys: dict[str, int]) -> None:
    seen: list[int] = []
    cursor = None
    while True:
        with any_database.read() as session:
            page = search_instances(session, WANG, InstanceFilter(), cursor=cursor, limit=2)
        seen += [row.key for row in page.rows]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == sorted((keys[name] for name in ("plain", "child", "troubled")), reverse=True)
