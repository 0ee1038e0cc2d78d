"""The inbox: get, list and count follow one rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import event

from engine.actor import Actor
from engine.errors import InvalidInput, NotFound
from engine.store import Database, open_tasks, user_tasks, visibility
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.task_search import Order, TaskFilter, View, count_tasks, search_tasks
from engine.store.user_tasks import TaskState, UserTask
from tests.engine.house import HANGZHOU, MONDAY, NINGBO, clerk, leader
from tests.engine.store.rows import add_definition, add_instance

DAY = timedelta(days=1)


def add_task(database: Database, *, groups: Sequence[str] = (), users: Sequence[str] = (), **columns: object) -> int:
    """A user task with an instance of its own; returns its key."""
    values: dict[str, object] = {
        "tenant_id": HANGZHOU,
        "process_id": "p",
        "element_id": "review",
        "name": "审核",
        "wait_id": 1,
        "priority": 50,
        "created": MONDAY,
        **columns,
    }
    with database.write() as session:
        definition = session.query(ProcessDefinitionRow).first() or add_definition(session)
        instance = add_instance(session, definition, tenant_id=str(values["tenant_id"]))
        absent = dict.fromkeys(("business_key", "assignee", "due", "follow_up", "form_id", "form_key", "lane"))
        task = {**absent, "separate_from": [], "properties": {}, "instance_key": instance.key, **values}
        return user_tasks.add(session, {**task, "definition_key": definition.key}, groups, users)


def found(database: Database, actor: Actor, wanted: TaskFilter = TaskFilter(), order: Order = Order.DUE) -> list[int]:
    """The keys on the first page, which must agree with the count and with `get_task`."""
    with database.read() as session:
        page = search_tasks(session, actor, wanted, order=order)
        keys = [task.key for task in page.rows]
        assert page.total == len(keys) == count_tasks(session, actor, wanted)
        for key in keys:
            assert visibility.get_task(session, actor, key).key == key
    return keys


PEOPLE = [
    clerk("zhang", "agency-intake"),
    clerk("li"),
    clerk("zhao", "agency-intake", area=NINGBO),
    leader("wang"),
    leader("sun", NINGBO),
    Actor("both", frozenset({"agency-intake"}), frozenset({HANGZHOU, NINGBO})),
    Actor(
        "split",
        frozenset({"agency-intake", "agency-auditor"}),
        frozenset({HANGZHOU, NINGBO}),
        groups_by_tenant={HANGZHOU: frozenset({"agency-auditor"}), NINGBO: frozenset({"agency-intake"})},
    ),
    Actor("nobody", frozenset(), frozenset()),
    Actor.system(),
]


def expected(actor: Actor, area: str, kind: str) -> bool:
    """Whether the actor may see a task of that area and kind: the rule, written a second time."""
    if actor.is_system:
        return True
    if area not in actor.tenants:
        return False
    mine = {"intake": "agency-intake" in actor.groups_in(area), "for li": actor.id == "li", "of li": actor.id == "li"}
    return area in actor.supervises or mine.get(kind, False)


@pytest.mark.parametrize("actor", PEOPLE, ids=lambda actor: actor.id)
def test_list_count_and_get_agree_on_who_sees_what(any_database: Database, actor: Actor) -> None:
    kinds: dict[str, dict[str, object]] = {
        "intake": {"groups": ["agency-intake", "other"]},
        "for li": {"users": ["li"]},
        "of li": {"assignee": "li"},
        "nobody's": {},
    }
    tasks = {
        (area, kind): add_task(any_database, tenant_id=area, **columns)  # type: ignore[arg-type]
        for area, (kind, columns) in product((HANGZHOU, NINGBO), kinds.items())
    }
    visible = {key for (area, kind), key in tasks.items() if expected(actor, area, kind)}
    assert set(found(any_database, actor)) == visible
    with any_database.read() as session:
        for key in set(tasks.values()) - visible:
            with pytest.raises(NotFound):
                visibility.get_task(session, actor, key)
    with any_database.begin() as connection:
        for key in visible:
            assert open_tasks.lock(connection, actor, key)[0].key == key
        for key in set(tasks.values()) - visible:
            with pytest.raises(NotFound):
                open_tasks.lock(connection, actor, key)


def test_the_instances_of_visible_tasks_are_visible(any_database: Database) -> None:
    key = add_task(any_database, groups=["agency-intake"])
    with any_database.read() as session:
        instance_key = session.get_one(UserTask, key).instance_key
        for actor in (clerk("zhang", "agency-intake"), leader("wang"), Actor.system()):
            assert visibility.get_instance(session, actor, instance_key).key == instance_key
        for actor in (clerk("li"), clerk("zhao", "agency-intake", area=NINGBO), leader("sun", NINGBO)):
            with pytest.raises(NotFound):
                visibility.get_instance(session, actor, instance_key)


def test_views(any_database: Database) -> None:
    zhang = clerk("zhang", "agency-intake")
    free = add_task(any_database, groups=["agency-intake"])
    mine = add_task(any_database, groups=["agency-intake"], assignee="zhang")
    lis = add_task(any_database, groups=["agency-intake"], assignee="li")
    other = add_task(any_database, groups=["agency-auditor"])
    assert found(any_database, zhang, TaskFilter(View.MINE)) == [mine]
    assert found(any_database, zhang, TaskFilter(View.GROUPS)) == [free]
    assert found(any_database, zhang, TaskFilter(View.AREA)) == [free, mine, lis]
    assert found(any_database, leader("wang"), TaskFilter(View.AREA)) == [free, mine, lis, other]


def test_what_one_completed_stays_visible(any_database: Database) -> None:
    key = add_task(any_database)
    with any_database.write() as session:
        user_tasks.complete(session, key, by="li", at=MONDAY)
    assert found(any_database, clerk("li"), TaskFilter(state=TaskState.COMPLETED)) == [key]
    assert found(any_database, clerk("li")) == []


@pytest.mark.parametrize(
    "wanted",
    [
        TaskFilter(text="补正"),
        TaskFilter(text="2026-000007"),
        TaskFilter(process_id="q"),
        TaskFilter(element_id="supplement"),
        TaskFilter(business_key="330100-2026-000007"),
        TaskFilter(due_before=MONDAY + DAY + timedelta(seconds=1)),
        TaskFilter(overdue_at=MONDAY + DAY + timedelta(seconds=1)),
        TaskFilter(state=TaskState.CREATED, text="补正", process_id="q"),
    ],
    ids=str,
)
def test_filters(any_database: Database, wanted: TaskFilter) -> None:
    add_task(any_database, business_key="330100-2026-000001", due=MONDAY + 2 * DAY)
    hit = add_task(
        any_database,
        process_id="q",
        element_id="supplement",
        name="通知补正",
        business_key="330100-2026-000007",
        due=MONDAY + DAY,
    )
    assert found(any_database, leader("wang"), wanted) == [hit]


def test_due_bounds_are_exclusive(any_database: Database) -> None:
    add_task(any_database, due=MONDAY)
    add_task(any_database)
    assert found(any_database, leader("wang"), TaskFilter(due_before=MONDAY)) == []
    assert found(any_database, leader("wang"), TaskFilter(overdue_at=MONDAY)) == []


@pytest.mark.parametrize("text", ["%", "_", "审_", "\\"])
def test_search_text_is_no_pattern(any_database: Database, text: str) -> None:
    add_task(any_database)
    assert found(any_database, leader("wang"), TaskFilter(text=text)) == []


@pytest.mark.parametrize("order", list(Order))
def test_pages_show_every_task_once_in_order(any_database: Database, order: Order) -> None:
    for n in range(7):
        add_task(any_database, due=None if n % 3 == 0 else MONDAY + (n % 2) * DAY, priority=50 + n % 3)
    wang = leader("wang")
    whole = found(any_database, wang, order=order)
    seen: list[int] = []
    cursor = None
    while True:
        with any_database.read() as session:
            page = search_tasks(session, wang, TaskFilter(), order=order, cursor=cursor, limit=2)
        assert page.total == 7
        seen += [task.key for task in page.rows]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == whole
    assert len(set(seen)) == 7


def test_without_a_due_date_comes_last(any_database: Database) -> None:
    never = add_task(any_database)
    soon = add_task(any_database, due=MONDAY)
    assert found(any_database, leader("wang")) == [soon, never]


@pytest.mark.parametrize("cursor", ["x", "", "WzFd", "WyJ4IiwgMV0", "ww"])
def test_a_cursor_we_did_not_make_is_refused(database: Database, cursor: str) -> None:
    with database.read() as session, pytest.raises(InvalidInput, match="first page"):
        search_tasks(session, leader("wang"), TaskFilter(), cursor=cursor)


@pytest.mark.parametrize(("limit", "shown"), [(0, 1), (-5, 1), (2, 2), (1_000, 3)])
def test_the_page_size_has_bounds(database: Database, limit: int, shown: int) -> None:
    for _ in range(3):
        add_task(database)
    with database.read() as session:
        assert len(search_tasks(session, leader("wang"), TaskFilter(), limit=limit).rows) == shown


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("actor", [clerk("zhang", "agency-intake"), leader("wang")], ids=["clerk", "leader"])
def test_the_inbox_query_uses_an_index(database: Database, actor: Actor, view: View) -> None:
    """The list of an area must not read every task there ever was."""
    add_task(database, groups=["agency-intake"])
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, given: Any, *_: object) -> None:
        asked.append((statement, given))

    event.listen(database.engine, "before_cursor_execute", note)
    with database.read() as session:
        search_tasks(session, actor, TaskFilter(view=view))
        event.remove(database.engine, "before_cursor_execute", note)
        assert any("FROM user_task" in statement for statement, _ in asked)
        for statement, given in asked:
            plan = session.connection().exec_driver_sql(f"explain query plan {statement}", given).all()
            assert [row.detail for row in plan if row.detail.startswith("SCAN user_task")] == []


@pytest.mark.parametrize(
    "condition", ["business_key = 'C-1'", "business_key in ('C-1', 'C-2')", "(instance_key = 1 or business_key = 'C-1')"]
)
def test_the_tasks_of_a_case_are_found_by_the_index_of_those_that_have_one(any_database: Database, condition: str) -> None:
    explain = "explain query plan " if any_database.is_sqlite else "explain "
    with any_database.engine.connect() as connection:
        if not any_database.is_sqlite:
            connection.exec_driver_sql("set enable_seqscan = off")  # empty tables are read through otherwise
        plan = connection.exec_driver_sql(f"{explain} select * from user_task where {condition} and element_id = 'review'")
        assert "ix_user_task_business_key_element_id" in str(plan.all())
