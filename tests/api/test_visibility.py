"""One predicate for list, get, count and search: roles, areas and parties against every way to a case."""

from __future__ import annotations

import pytest

from api.demo.walk import Walker
from tests.api.conftest import SignInAs

PHARMACY, HOSPITAL, NINGBO = "杭州拱墅康泽大药房", "杭州钱塘仁济医院", "宁波海曙天一药店"
STAFF = ("shouli", "pinggu", "xieyi", "jihe", "fuzeren", "xingzheng", "yunwei")
OUTSIDERS = ("nb-shouli", "nb-fuzeren", "yiyuan", "zhensuo", "disanfang", "sheji")


@pytest.fixture
def number(walker: Walker) -> str:
    """A pharmacy's application in Hangzhou, just submitted."""
    return walker.submit(PHARMACY)


@pytest.mark.parametrize("username", [*STAFF, "yaodian"])
def test_the_case_is_seen_by_staff_of_the_area_and_by_its_party(sign_in_as: SignInAs, number: str, username: str) -> None:
    person = sign_in_as(username)

    assert person.get(f"/api/cases/{number}").status_code == 200
    assert [one["business_key"] for one in person.get("/api/cases").json()["items"]] == [number]


@pytest.mark.parametrize("username", OUTSIDERS)
def test_everything_of_the_case_is_not_found_by_others(sign_in_as: SignInAs, walker: Walker, number: str, username: str) -> None:
    walker.do(number, "Task_CheckCompleteness")
    insider, outsider = sign_in_as("yunwei"), sign_in_as(username)
    case = insider.get(f"/api/cases/{number}").json()
    (task,) = insider.get("/api/tasks", params={"view": "area"}).json()["items"]
    paths = [
        f"/api/cases/{number}",
        f"/api/cases/{number}/timeline",
        f"/api/cases/{number}/notices",
        f"/api/cases/{number}/attachments",
        f"/api/cases/{number}/instances/{case['instances'][0]['key']}/diagram",
        f"/api/applications/{number}",
        f"/api/applications/{number}/actions/withdraw",
        f"/api/tasks/{task['key']}",
        f"/api/tasks/{task['key']}/assignees",
        f"/api/notices/{case['notices'][0]['key']}",
        f"/api/notices/{case['notices'][0]['key']}/document",
    ]

    assert {path: insider.get(path).status_code for path in paths if "applications" not in path} == {
        path: 200 for path in paths if "applications" not in path
    }
    assert {path: outsider.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)
    assert outsider.get("/api/cases").json()["total"] == 0
    assert outsider.get("/api/cases", params={"q": number}).json()["items"] == []


@pytest.mark.parametrize("command", ["claim", "unclaim", "complete"])
@pytest.mark.parametrize("username", OUTSIDERS)
def test_commands_on_a_hidden_task_find_nothing(sign_in_as: SignInAs, number: str, username: str, command: str) -> None:
    (task,) = sign_in_as("shouli").get("/api/tasks").json()["items"]

    answer = sign_in_as(username).post(f"/api/tasks/{task['key']}/{command}", json={})

    assert answer.status_code == 404


def test_a_leader_sees_the_tasks_of_the_own_area_only(sign_in_as: SignInAs, walker: Walker, number: str) -> None:
    foreign = walker.submit(NINGBO)

    here = sign_in_as("fuzeren").get("/api/tasks", params={"view": "area"}).json()
    there = sign_in_as("nb-fuzeren").get("/api/tasks", params={"view": "area"}).json()

    assert [task["business_key"] for task in here["items"]] == [number]
    assert [task["business_key"] for task in there["items"]] == [foreign]


def test_numbers_follow_the_same_rule_as_lists(sign_in_as: SignInAs, walker: Walker, number: str) -> None:
    walker.submit(NINGBO)

    assert sign_in_as("shouli").get("/api/tasks/counts").json()["groups"] == 1
    assert sign_in_as("nb-shouli").get("/api/tasks/counts").json()["groups"] == 1
    assert sign_in_as("pinggu").get("/api/tasks/counts").json()["groups"] == 0
    assert sign_in_as("fuzeren").get("/api/tasks/counts").json()["area"] == 1
    assert sign_in_as("shouli").get("/api/tasks/counts").json()["area"] is None


@pytest.mark.parametrize("username", ["shouli", "pinggu", "yaodian", "xingzheng", "sheji"])
def test_all_tasks_of_an_area_are_for_leaders_and_operators(sign_in_as: SignInAs, username: str) -> None:
    assert sign_in_as(username).get("/api/tasks", params={"view": "area"}).status_code == 403


def test_the_applicant_reads_no_inner_steps_and_no_names_of_caseworkers(
    sign_in_as: SignInAs, walker: Walker, number: str
) -> None:
    walker.do(number, "Task_CheckCompleteness")

    staff = sign_in_as("shouli").get(f"/api/cases/{number}/timeline").json()
    applicant = sign_in_as("yaodian").get(f"/api/cases/{number}/timeline").json()

    assert {"step", "decision"} <= {entry["kind"] for entry in staff}
    assert {entry["kind"] for entry in applicant} <= {"domain", "notice"}
    assert "王建平" in {entry["actor_name"] for entry in staff}
    assert "王建平" not in {entry["actor_name"] for entry in applicant}


def test_a_third_party_sees_a_case_once_it_is_asked_to_evaluate(sign_in_as: SignInAs, walker: Walker, number: str) -> None:
    walker.do(number, "Task_CheckCompleteness")
    commission = {
        "evaluatorKind": "thirdParty",
        "thirdPartyName": "浙江某评估有限公司",
        "thirdPartyEligible": True,
        "thirdPartyConflict": False,
    }
    walker.do(number, "Task_ArrangeEvaluation", commission)

    third_party = sign_in_as("disanfang")

    assert third_party.get(f"/api/cases/{number}").status_code == 200
    assert third_party.get("/api/tasks").json()["total"] == 2
