"""The inbox and the task page, through HTTP."""

from __future__ import annotations

import pytest

from api.demo.walk import Walker
from tests.api.conftest import SignInAs

PHARMACY, HOSPITAL = "杭州拱墅康泽大药房", "杭州钱塘仁济医院"
COMPLETE = {"variables": {"intakeDecision": "complete"}}


@pytest.fixture
def number(walker: Walker) -> str:
    """A pharmacy's application, submitted on Tue 2026-09-29."""
    return walker.submit(PHARMACY)


@pytest.fixture
def key(sign_in_as: SignInAs, number: str) -> str:
    """Its first task."""
    (task,) = sign_in_as("shouli").get("/api/tasks", params={"business_key": number}).json()["items"]
    return str(task["key"])


class TestList:
    def test_shows_the_lawful_date_with_the_working_days_left(self, sign_in_as: SignInAs, number: str, walker: Walker) -> None:
        (task,) = sign_in_as("shouli").get("/api/tasks").json()["items"]

        assert task["name"] == "核对申请材料"
        assert task["party_name"] == PHARMACY
        assert task["due_on"] == "2026-10-12"
        assert task["remaining_working_days"] == 5
        assert task["overdue"] is False

    def test_counts_make_up_days(self, sign_in_as: SignInAs, number: str, walker: Walker) -> None:
        walker.go_to(walker.today().replace(month=10, day=9))

        (task,) = sign_in_as("shouli").get("/api/tasks").json()["items"]

        assert task["remaining_working_days"] == 2

    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            ({"q": "康泽"}, 1),
            ({"q": "仁济"}, 0),
            ({"q": "核对"}, 1),
            ({"q": "%"}, 0),
            ({"process": "designation-application"}, 1),
            ({"process": "agreement-signing"}, 0),
            ({"element": "Task_CheckCompleteness"}, 1),
            ({"overdue": "true"}, 0),
            ({"overdue": "false"}, 1),
            ({"area": "330200"}, 0),
            ({"view": "mine"}, 0),
        ],
    )
    def test_filters(self, sign_in_as: SignInAs, number: str, filters: dict[str, str], found: int) -> None:
        assert sign_in_as("shouli").get("/api/tasks", params=filters).json()["total"] == found

    @pytest.mark.parametrize("sort", ["due", "-due", "created", "-created", "-priority"])
    def test_pages_without_loss_or_repetition(self, sign_in_as: SignInAs, walker: Walker, sort: str) -> None:
        names = (PHARMACY, HOSPITAL, "杭州西湖文三惠民药店", "杭州萧山益寿堂药店", "杭州上城百草堂药店")
        numbers = [walker.submit(name) for name in names]
        person, cursor, seen = sign_in_as("shouli"), None, []
        for _ in range(3):
            params = {"limit": "2", "sort": sort} | ({"cursor": cursor} if cursor else {})
            page = person.get("/api/tasks", params=params).json()
            seen += [task["business_key"] for task in page["items"]]
            cursor = page["next_cursor"]
            assert page["total"] == 5

        assert cursor is None
        assert sorted(seen) == sorted(numbers)

    def test_a_filter_that_does_not_exist_is_refused(self, sign_in_as: SignInAs) -> None:
        assert sign_in_as("shouli").get("/api/tasks", params={"tenant": "330100"}).status_code == 422


class TestTaskPage:
    def test_has_form_data_legal_basis_case_and_explanation(self, sign_in_as: SignInAs, number: str, key: str) -> None:
        page = sign_in_as("shouli").get(f"/api/tasks/{key}").json()

        assert page["form"]["id"] == "intake-completeness-check"
        assert page["data"]["partyName"] == PHARMACY
        assert page["case"]["business_key"] == number
        assert page["deadline"]["clock_id"] == "T-ACC-5WD"
        assert any("调休上班" in step["text"] for step in page["deadline"]["explanation"])
        assert {provision["id"][:3] for provision in page["provisions"]} == {"O3-"}
        assert page["can_claim"]
        assert page["can_complete"]

    def test_shows_only_variables_that_the_form_names(self, sign_in_as: SignInAs, key: str) -> None:
        page = sign_in_as("shouli").get(f"/api/tasks/{key}").json()

        assert "refusalFacts" not in page["data"]
        assert "partyId" not in page["data"]

    def test_a_supervisor_may_look_and_assign_but_not_work(self, sign_in_as: SignInAs, key: str) -> None:
        page = sign_in_as("fuzeren").get(f"/api/tasks/{key}").json()

        assert (page["can_claim"], page["can_complete"], page["can_assign"]) == (False, False, True)
        assert page["why_not"]


class TestClaim:
    def test_moves_the_task_to_mine_and_back(self, sign_in_as: SignInAs, key: str) -> None:
        person = sign_in_as("shouli")

        assert person.post(f"/api/tasks/{key}/claim").json()["assignee_name"] == "王建平"
        assert person.get("/api/tasks", params={"view": "mine"}).json()["total"] == 1
        assert person.get("/api/tasks", params={"view": "groups"}).json()["total"] == 0
        assert person.post(f"/api/tasks/{key}/unclaim").json()["assignee"] is None
        assert person.get("/api/tasks", params={"view": "groups"}).json()["total"] == 1

    def test_of_somebody_elses_task_is_a_conflict(self, sign_in_as: SignInAs, walker: Walker, number: str) -> None:
        walker.do(number, "Task_CheckCompleteness")
        first, second = sign_in_as("pinggu"), sign_in_as("pinggu2")
        (task,) = first.get("/api/tasks").json()["items"]
        first.post(f"/api/tasks/{task['key']}/claim")

        answer = second.post(f"/api/tasks/{task['key']}/claim")

        assert answer.status_code == 409
        assert second.get(f"/api/tasks/{task['key']}").json()["why_not"]
        assert second.post(f"/api/tasks/{task['key']}/complete", json={"variables": {}}).status_code in {403, 422}


class TestAssign:
    def test_offers_holders_of_the_role_in_the_area(self, sign_in_as: SignInAs, key: str) -> None:
        listed = sign_in_as("fuzeren").get(f"/api/tasks/{key}/assignees").json()

        assert [one["username"] for one in listed] == ["shouli"]

    def test_gives_the_task_to_a_candidate(self, sign_in_as: SignInAs, key: str) -> None:
        answer = sign_in_as("fuzeren").post(f"/api/tasks/{key}/assign", json={"assignee": "shouli"})

        assert answer.json()["assignee"] == "shouli"
        assert sign_in_as("shouli").get("/api/tasks", params={"view": "mine"}).json()["total"] == 1

    def test_to_anybody_else_is_refused(self, sign_in_as: SignInAs, key: str) -> None:
        answer = sign_in_as("fuzeren").post(f"/api/tasks/{key}/assign", json={"assignee": "nb-shouli"})

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "assignee"

    def test_by_a_caseworker_is_forbidden(self, sign_in_as: SignInAs, key: str) -> None:
        answer = sign_in_as("shouli").post(f"/api/tasks/{key}/assign", json={"assignee": "shouli"})

        assert answer.status_code == 403


class TestComplete:
    def test_goes_on_in_the_case(self, sign_in_as: SignInAs, number: str, key: str) -> None:
        person = sign_in_as("shouli")

        answer = person.post(f"/api/tasks/{key}/complete", json=COMPLETE)

        assert answer.status_code == 200
        assert answer.json()["business_key"] == number
        assert person.get(f"/api/cases/{number}").json()["case"]["state"] == "EVALUATING"
        (following,) = sign_in_as("pinggu").get("/api/tasks").json()["items"]
        assert following["element_id"] == "Task_ArrangeEvaluation"

    @pytest.mark.parametrize(
        ("variables", "field"),
        [
            ({}, "intakeDecision"),
            ({"intakeDecision": "perhaps"}, "intakeDecision"),
            ({"intakeDecision": "unmet", "unmetConditions": ["O3-05-1"]}, "unmetFacts"),
            ({"intakeDecision": "complete", "partyId": "1"}, "partyId"),
        ],
        ids=["missing", "no option", "conditional", "unknown"],
    )
    def test_with_a_wrong_form_names_the_field_and_changes_nothing(
        self, sign_in_as: SignInAs, number: str, key: str, variables: dict[str, object], field: str
    ) -> None:
        person = sign_in_as("shouli")
        before = person.get(f"/api/cases/{number}").json(), person.get(f"/api/cases/{number}/timeline").json()

        answer = person.post(f"/api/tasks/{key}/complete", json={"variables": variables})

        assert answer.status_code == 422
        assert field in {error["field"] for error in answer.json()["errors"]}
        assert all(error["reason"] and error["remedy"] for error in answer.json()["errors"])
        after = person.get(f"/api/cases/{number}").json(), person.get(f"/api/cases/{number}/timeline").json()
        assert after == before

    def test_twice_is_a_conflict(self, sign_in_as: SignInAs, key: str) -> None:
        person = sign_in_as("shouli")
        person.post(f"/api/tasks/{key}/complete", json=COMPLETE)

        answer = person.post(f"/api/tasks/{key}/complete", json=COMPLETE)

        assert answer.status_code in {404, 409}

    def test_by_a_supervisor_who_is_no_candidate_is_forbidden(self, sign_in_as: SignInAs, key: str) -> None:
        assert sign_in_as("fuzeren").post(f"/api/tasks/{key}/complete", json=COMPLETE).status_code == 403
