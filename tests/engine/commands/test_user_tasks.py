"""User tasks: who may see, claim, assign and complete them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engine import commands
from engine.actor import Actor
from engine.errors import Forbidden, InvalidInput, NotFound, WrongState
from engine.store.user_tasks import TaskState, UserTask
from tests.engine.house import HANGZHOU, LI, MONDAY, NINGBO, STRANGER, WANG, ZHANG, House, clerk, leader, task
from tests.engine.spiff.drawing import chain, document, end, properties, start

REVIEW = document(start(), task("review"), end(), chain("start", "review", "end"))
FOUR_EYES = document(
    start(),
    task("check"),
    task("approve", properties(separateFrom="check")),
    end(),
    chain("start", "check", "approve", "end"),
)
NOBODYS = document(start(), task("review", assignee="nobody"), end(), chain("start", "review", "end"))


@pytest.fixture
def review(house: House) -> UserTask:
    house.deploy(REVIEW)
    house.start(business_key="330100-2026-000001")
    return house.task("review")


def test_a_new_task_carries_what_the_inbox_needs(house: House, review: UserTask) -> None:
    assert (review.tenant_id, review.business_key) == (HANGZHOU, "330100-2026-000001")
    assert (review.process_id, review.element_id, review.name) == ("p", "review", "review")
    assert (review.state, review.assignee, review.created) == (TaskState.CREATED, None, MONDAY)
    assert review.candidate_groups == ["agency-intake"]


def test_a_candidate_completes_the_task(house: House, review: UserTask) -> None:
    house.complete(ZHANG, "review", {"ok": True})
    assert house.tasks() == []
    assert house.is_done(review.instance_key)
    assert house.variables(review.instance_key) == {"ok": True}
    with house.engine.reading() as session:
        done = session.get_one(UserTask, review.key)
    assert (done.state, done.completed, done.completed_by) == (TaskState.COMPLETED, MONDAY, "zhang")


def test_groups_of_another_area_do_not_help(house: House, review: UserTask) -> None:
    here, there = frozenset({"agency-auditor"}), frozenset({"agency-intake"})
    split = Actor("split", here | there, frozenset({HANGZHOU, NINGBO}), groups_by_tenant={HANGZHOU: here, NINGBO: there})
    with pytest.raises(NotFound):
        house.do(split, commands.complete_user_task, review.key)
    right = Actor("right", here | there, frozenset({HANGZHOU}), groups_by_tenant={HANGZHOU: there})
    house.do(right, commands.complete_user_task, review.key)


def test_a_task_is_completed_once(house: House, review: UserTask) -> None:
    house.do(ZHANG, commands.complete_user_task, review.key)
    with pytest.raises(WrongState):
        house.do(ZHANG, commands.complete_user_task, review.key)


@pytest.mark.parametrize("command", [commands.complete_user_task, commands.claim_task])
@pytest.mark.parametrize("actor", [STRANGER, clerk("chen", "agency-auditor")], ids=["other area", "other group"])
def test_who_may_not_see_a_task_is_told_it_does_not_exist(
    house: House, review: UserTask, actor: Actor, command: Callable[..., Any]
) -> None:
    with pytest.raises(NotFound):
        house.do(actor, command, review.key)


@pytest.mark.parametrize("command", [commands.complete_user_task, commands.claim_task])
def test_supervising_is_not_doing(house: House, review: UserTask, command: Callable[..., Any]) -> None:
    with pytest.raises(Forbidden, match="candidate"):
        house.do(WANG, command, review.key)


def test_a_task_of_another_person_is_not_seen(house: House) -> None:
    house.deploy(NOBODYS)
    house.start()
    with pytest.raises(NotFound):
        house.complete(ZHANG, "review")


def test_claiming_assigns(house: House, review: UserTask) -> None:
    house.do(ZHANG, commands.claim_task, review.key)
    house.do(ZHANG, commands.claim_task, review.key)
    assert house.task("review").assignee == "zhang"


def test_a_claimed_task_is_taken(house: House, review: UserTask) -> None:
    house.do(ZHANG, commands.claim_task, review.key)
    with pytest.raises(WrongState, match="zhang"):
        house.do(LI, commands.claim_task, review.key)
    with pytest.raises(Forbidden, match="zhang"):
        house.do(LI, commands.complete_user_task, review.key)
    house.do(ZHANG, commands.complete_user_task, review.key)


def test_unclaiming_gives_it_back(house: House, review: UserTask) -> None:
    house.do(ZHANG, commands.claim_task, review.key)
    with pytest.raises(Forbidden):
        house.do(LI, commands.unclaim_task, review.key)
    house.do(ZHANG, commands.unclaim_task, review.key)
    house.do(LI, commands.claim_task, review.key)
    house.do(WANG, commands.unclaim_task, review.key)
    assert house.task("review").assignee is None
    with pytest.raises(WrongState):
        house.do(ZHANG, commands.unclaim_task, review.key)


def test_a_supervisor_assigns_and_reassigns(house: House, review: UserTask) -> None:
    house.do(WANG, commands.assign_task, review.key, "zhang")
    house.do(WANG, commands.assign_task, review.key, "li")
    assert house.task("review").assignee == "li"
    with pytest.raises(Forbidden, match="supervise"):
        house.do(ZHANG, commands.assign_task, review.key, "zhang")
    with pytest.raises(NotFound):
        house.do(leader("sun", NINGBO), commands.assign_task, review.key, "sun")


def test_duties_are_separate_within_an_instance(house: House) -> None:
    house.deploy(FOUR_EYES)
    house.start()
    house.complete(ZHANG, "check")
    key = house.task("approve").key
    for command in (commands.claim_task, commands.complete_user_task):
        with pytest.raises(Forbidden, match="check"):
            house.do(ZHANG, command, key)
    with pytest.raises(Forbidden, match="check"):
        house.do(WANG, commands.assign_task, key, "zhang")
    house.do(LI, commands.complete_user_task, key)


def test_duties_are_separate_across_the_instances_of_one_case(house: House) -> None:
    house.deploy(FOUR_EYES)
    first = house.start(business_key="case-1")
    second = house.start(business_key="case-1")
    other = house.start(business_key="case-2")
    by_instance = {task.instance_key: task.key for task in house.tasks("check")}
    house.do(ZHANG, commands.complete_user_task, by_instance[first])
    house.do(LI, commands.complete_user_task, by_instance[second])
    house.do(LI, commands.complete_user_task, by_instance[other])
    approve = {task.instance_key: task.key for task in house.tasks("approve")}
    with pytest.raises(Forbidden):
        house.do(ZHANG, commands.complete_user_task, approve[second])
    house.do(ZHANG, commands.complete_user_task, approve[other])


@pytest.mark.parametrize("bad", [{"x": float("nan")}, {"x": object()}, {"x": "长" * 400_000}])
def test_variables_are_checked_at_the_door(house: House, review: UserTask, bad: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput, match="variables"):
        house.do(ZHANG, commands.complete_user_task, review.key, bad)
    assert house.task("review").key == review.key


def test_every_command_leaves_an_audit_line(house: House, review: UserTask) -> None:
    house.do(ZHANG, commands.claim_task, review.key)
    house.complete(ZHANG, "review", {"score": 95})
    last, before = house.audit()[:2]
    assert (last.command, last.actor, last.subject, last.at) == ("complete_user_task", "zhang", str(review.key), MONDAY)
    assert last.details["variables"] == {"score": 95}
    assert before.command == "claim_task"
