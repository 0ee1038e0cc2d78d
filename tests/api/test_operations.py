"""What operators do with many running cases: suspend them, move them to a new version, watch and steer it."""

from __future__ import annotations

from typing import Any

import pytest

from api.demo.walk import Walker
from api.runtime import Runtime
from engine import commands
from engine.actor import Actor
from engine.store import process_instances
from engine.worker import run_operations
from handlers.resources import PROCESSES
from tests.api.conftest import SignInAs

PHARMACY, HOSPITAL = "杭州拱墅康泽大药房", "杭州钱塘仁济医院"
FOLDER = PROCESSES / "designation-application"
CHECK = "Task_CheckCompleteness"


@pytest.fixture
def number(walker: Walker) -> str:
    """A pharmacy's application, whose material is being checked."""
    return walker.submit(PHARMACY)


@pytest.fixture
def instance(runtime: Runtime, number: str) -> str:
    """The key of its process."""
    with runtime.database.read() as session:
        (row,) = process_instances.active_under(session, number)
        return str(row.key)


def deploy(runtime: Runtime, before: str, after: str) -> str:
    """A new version of the process in which `before` has become `after`; its key."""
    files = [(file.name, file.read_bytes()) for file in FOLDER.iterdir() if file.suffix in {".bpmn", ".dmn", ".form"}]
    changed = [(name, content.replace(before.encode(), after.encode())) for name, content in files]
    assert changed != files
    deployed = runtime.engine.run(Actor.system(), lambda uow: commands.deploy(uow, changed))
    return str(next(row.key for row in deployed.processes if row.id == "designation-application"))


def present(sign_in_as: SignInAs) -> str:
    """The key of the version that is the newest now."""
    listed = sign_in_as("yunwei").get("/api/definitions").json()
    return next(str(one["key"]) for one in listed if one["definition_id"] == "designation-application")


def work(runtime: Runtime) -> None:
    while run_operations(runtime.engine):
        pass


def start(sign_in_as: SignInAs, kind: str, *keys: str) -> Any:
    body = {"kind": kind, "instance_keys": list(keys), "reason": "系统升级"}
    answer = sign_in_as("yunwei").post("/api/operations", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def task(sign_in_as: SignInAs, number: str) -> Any:
    (found,) = sign_in_as("shouli").get("/api/tasks", params={"business_key": number}).json()["items"]
    return found


class TestSuspension:
    def test_the_inbox_says_why_nobody_can_work_on_it(
        self, sign_in_as: SignInAs, number: str, instance: str, runtime: Runtime
    ) -> None:
        assert task(sign_in_as, number)["suspended"] is False
        start(sign_in_as, "suspend", instance)
        work(runtime)

        row = task(sign_in_as, number)
        detail = sign_in_as("shouli").get(f"/api/tasks/{row['key']}").json()
        assert row["suspended"] is True
        assert [detail[f"can_{what}"] for what in ("claim", "unclaim", "complete", "assign")] == [False] * 4
        assert "已挂起" in detail["why_not"]
        refused = sign_in_as("shouli").post(f"/api/tasks/{row['key']}/claim")
        assert (refused.status_code, "已挂起" in refused.json()["detail"]) == (409, True)
        case = sign_in_as("shouli").get(f"/api/cases/{number}").json()
        assert "已挂起" in str(case)

        start(sign_in_as, "resume", instance)
        work(runtime)
        assert task(sign_in_as, number)["suspended"] is False
        assert sign_in_as("shouli").get(f"/api/tasks/{row['key']}").json()["can_claim"] is True


class TestSteering:
    def test_progress_items_and_audit(self, sign_in_as: SignInAs, number: str, instance: str, runtime: Runtime) -> None:
        begun = start(sign_in_as, "suspend", instance)
        assert (begun["state_name"], begun["total"], begun["remaining"]) == ("进行中", 1, 1)
        assert begun["started_by_name"] == "钱学军"
        work(runtime)

        operator = sign_in_as("yunwei")
        ended = operator.get(f"/api/operations/{begun['key']}").json()
        assert (ended["state_name"], ended["completed"], ended["remaining"]) == ("已完成", 1, 0)
        assert [one["key"] for one in operator.get("/api/operations").json()] == [begun["key"]]
        (item,) = operator.get(f"/api/operations/{begun['key']}/items").json()
        assert (item["instance_key"], item["business_key"], item["state_name"]) == (instance, number, "已完成")
        assert operator.get(f"/api/operations/{begun['key']}/items", params={"state": "FAILED"}).json() == []

    def test_it_is_suspended_resumed_and_cancelled(self, sign_in_as: SignInAs, instance: str, runtime: Runtime) -> None:
        key = start(sign_in_as, "cancel", instance)["key"]
        operator = sign_in_as("yunwei")

        assert operator.post(f"/api/operations/{key}/suspend").json()["state_name"] == "已暂停"
        work(runtime)
        assert operator.post(f"/api/operations/{key}/resume").json()["state_name"] == "进行中"
        assert operator.post(f"/api/operations/{key}/cancel").json()["state_name"] == "已取消"
        work(runtime)

        assert operator.post(f"/api/operations/{key}/resume").status_code == 409
        with runtime.database.read() as session:
            assert process_instances.get(session, int(instance)).status.is_running

    def test_only_operators(self, sign_in_as: SignInAs, instance: str) -> None:
        body = {"kind": "cancel", "instance_keys": [instance], "reason": "x"}
        for name in ("shouli", "fuzeren", "sheji", "yaodian"):
            person = sign_in_as(name)
            assert person.post("/api/operations", json=body).status_code == 403
            assert person.get("/api/operations").status_code == 403
            assert person.post(f"/api/definitions/{instance}/migration", json={"target_key": "1"}).status_code == 403
            assert person.post(f"/api/definitions/{instance}/migration/preview", json={"target_key": "1"}).status_code == 403

    def test_what_is_not_there_is_not_found(self, sign_in_as: SignInAs) -> None:
        operator = sign_in_as("yunwei")

        assert operator.get("/api/operations/77").status_code == 404
        assert operator.post("/api/operations/77/cancel").status_code == 404


class TestMigration:
    def test_a_dry_run_counts_and_changes_nothing(
        self, sign_in_as: SignInAs, walker: Walker, number: str, instance: str, runtime: Runtime
    ) -> None:
        walker.submit(HOSPITAL)
        old = present(sign_in_as)
        new = deploy(runtime, 'name="核对申请材料"', 'name="核对申报材料"')

        answer = sign_in_as("yunwei").post(f"/api/definitions/{old}/migration/preview", json={"target_key": new}).json()

        assert (answer["total"], answer["examined"], answer["possible"]) == (2, 2, 2)
        assert {"source": CHECK, "target": CHECK, "type": "USER_TASK", "count": 2} in answer["tokens"]
        kept = {(one["kind"], one["source"]) for one in answer["waits"] if one["fate"] == "KEPT"}
        assert ("user task", CHECK) in kept
        assert answer["obstacles"] == []
        assert task(sign_in_as, number)["name"] == "核对申请材料"

    def test_obstacles_are_told_in_chinese(self, sign_in_as: SignInAs, number: str, runtime: Runtime) -> None:
        old = present(sign_in_as)
        new = deploy(runtime, CHECK, "Task_Other")
        operator = sign_in_as("yunwei")

        answer = operator.post(f"/api/definitions/{old}/migration/preview", json={"target_key": new}).json()
        (obstacle,) = [one for one in answer["obstacles"] if one["element_id"] == CHECK]
        assert (answer["possible"], obstacle["code"], obstacle["count"]) == (0, "UNMAPPED", 1)
        assert "没有指定对应元素" in obstacle["reason"]

        mapped = {"target_key": new, "mapping": [{"source": CHECK, "target": "Task_Other"}]}
        assert operator.post(f"/api/definitions/{old}/migration/preview", json=mapped).json()["possible"] == 1
        wrong = {"target_key": new, "mapping": [{"source": "nowhere", "target": "Task_Other"}]}
        refused = operator.post(f"/api/definitions/{old}/migration/preview", json=wrong)
        assert (refused.status_code, "nowhere" in refused.json()["detail"]) == (422, True)

    def test_the_cases_are_moved_and_go_on(
        self, sign_in_as: SignInAs, walker: Walker, number: str, instance: str, runtime: Runtime
    ) -> None:
        old = present(sign_in_as)
        new = deploy(runtime, 'name="核对申请材料"', 'name="核对申报材料"')
        before = task(sign_in_as, number)

        begun = sign_in_as("yunwei").post(f"/api/definitions/{old}/migration", json={"target_key": new})
        assert (begun.status_code, begun.json()["kind_name"], begun.json()["total"]) == (201, "迁移到另一版本", 1)
        work(runtime)

        after = task(sign_in_as, number)
        assert (after["key"], after["due_at"], after["name"]) == (before["key"], before["due_at"], "核对申报材料")
        story = sign_in_as("shouli").get(f"/api/cases/{number}/timeline").json()
        assert [one["actor_name"] for one in story if "迁移到另一版本" in one["title"]] == ["钱学军"]
        diagram = sign_in_as("shouli").get(f"/api/cases/{number}/instances/{instance}/diagram").json()
        assert (diagram["version"], diagram["active"][-1]["element_id"]) == (2, CHECK)
        walker.do(number, CHECK)
        assert walker.open_elements(number) != [CHECK]

    def test_to_what_is_no_process_or_was_deleted_nothing_goes(
        self, sign_in_as: SignInAs, instance: str, runtime: Runtime
    ) -> None:
        old = present(sign_in_as)
        new = deploy(runtime, 'name="核对申请材料"', 'name="核对申报材料"')
        runtime.engine.run(Actor.system(), lambda uow: commands.delete_resource(uow, int(new)))
        operator = sign_in_as("yunwei")
        form = next(one["key"] for one in operator.get("/api/definitions").json() if one["kind"] == "form")

        for target, status in ((new, 422), (form, 422), ("77", 404)):
            body = {"target_key": target}
            assert operator.post(f"/api/definitions/{old}/migration", json=body).status_code == status
            assert operator.post(f"/api/definitions/{old}/migration/preview", json=body).status_code == status
