"""What an institution's user does with the portal."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient

from api.demo.walk import Walker
from tests.api.conftest import SignInAs

PHARMACY = "杭州拱墅康泽大药房"
FORM = "/api/applications/form?party_type=pharmacy&area=330100"


def fill(person: TestClient) -> dict[str, object]:
    """The prefilled form, completed as a person would."""
    data = person.get(FORM).json()["data"]
    materials = [f"O3-06-{number}" for number in range(1, 8)]
    return {**data, "fundForecast": "预计年度使用医保基金约 120 万元。", "materials": materials}


class TestForm:
    def test_is_prefilled_from_the_register(self, sign_in_as: SignInAs) -> None:
        form = sign_in_as("yaodian").get(FORM).json()

        assert form["form"]["id"] == "application-pharmacy"
        assert form["data"]["partyName"] == PHARMACY
        assert len(form["data"]["staff"]) == 3

    def test_of_the_other_kind_is_refused(self, sign_in_as: SignInAs) -> None:
        answer = sign_in_as("yaodian").get("/api/applications/form?party_type=institution&area=330100")

        assert answer.status_code == 409

    @pytest.mark.parametrize(("username", "area"), [("shouli", "330100"), ("yaodian", "330200")])
    def test_is_for_institutions_in_their_own_area(self, sign_in_as: SignInAs, username: str, area: str) -> None:
        path = f"/api/applications/form?party_type=pharmacy&area={area}"

        assert sign_in_as(username).get(path).status_code == 403


class TestSubmit:
    def test_registers_the_receipt_and_starts_the_clock(self, sign_in_as: SignInAs) -> None:
        person = sign_in_as("yaodian")

        answer = person.post("/api/applications", json={"area": "330100", "variables": fill(person)})

        assert answer.status_code == 201
        assert answer.json() == {
            "number": "330100-2026-000001",
            "received_on": "2026-09-29",
            "acceptance_due_on": "2026-10-12",
        }
        (mine,) = person.get("/api/applications").json()
        assert mine["case"]["state_name"] == "已提交"
        assert mine["actions"] == ["withdraw"]

    def test_takes_uploaded_files_along(self, sign_in_as: SignInAs) -> None:
        person = sign_in_as("yaodian")
        file = ("申请表.pdf", b"%PDF-1.7 example", "application/pdf")
        key = person.post("/api/attachments", files={"file": file}).json()["key"]

        body = {"area": "330100", "variables": fill(person), "attachments": [key]}
        number = person.post("/api/applications", json=body).json()["number"]

        assert [one["name"] for one in person.get(f"/api/applications/{number}").json()["attachments"]] == ["申请表.pdf"]
        assert sign_in_as("shouli").get(f"/api/attachments/{key}").status_code == 200

    def test_with_somebody_elses_file_stores_nothing(self, sign_in_as: SignInAs) -> None:
        file = ("a.pdf", b"%PDF-1.7 example", "application/pdf")
        key = sign_in_as("yiyuan").post("/api/attachments", files={"file": file}).json()["key"]
        person = sign_in_as("yaodian")

        body = {"area": "330100", "variables": fill(person), "attachments": [key]}
        answer = person.post("/api/applications", json=body)

        assert answer.status_code == 422
        assert person.get("/api/applications").json() == []

    def test_for_another_party_is_refused(self, sign_in_as: SignInAs) -> None:
        person = sign_in_as("yaodian")
        variables = {**fill(person), "creditCode": "91330100MADE000030"}

        answer = person.post("/api/applications", json={"area": "330100", "variables": variables})

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "creditCode"

    def test_with_missing_fields_names_each_of_them(self, sign_in_as: SignInAs) -> None:
        person = sign_in_as("yaodian")
        variables = {key: value for key, value in fill(person).items() if key not in {"contactName", "licenceNumber"}}

        answer = person.post("/api/applications", json={"area": "330100", "variables": variables})

        assert {error["field"] for error in answer.json()["errors"]} == {"contactName", "licenceNumber"}
        assert {error["label"] for error in answer.json()["errors"]} == {"联系人", "药品经营许可证编号"}

    def test_twice_leads_to_the_running_case(self, sign_in_as: SignInAs) -> None:
        person = sign_in_as("yaodian")
        body = {"area": "330100", "variables": fill(person)}
        number = person.post("/api/applications", json=body).json()["number"]

        answer = person.post("/api/applications", json=body)

        assert answer.status_code == 409
        assert number in answer.json()["detail"]


class TestSupplement:
    @pytest.fixture
    def number(self, walker: Walker) -> str:
        """An application with an open supplement notice."""
        number = walker.submit(PHARMACY, without=("O3-06-3",))
        walker.do(number, "Task_CheckCompleteness", {"intakeDecision": "incomplete", "missingItems": ["O3-06-3"]})
        walker.do(number, "Task_SupplementNotice", {"supplementText": "请补充药师资格证书。"})
        return number

    def test_is_offered_with_the_items_asked_for(self, sign_in_as: SignInAs, number: str) -> None:
        page = sign_in_as("yaodian").get(f"/api/applications/{number}").json()

        assert page["actions"] == ["supplement", "withdraw"]
        assert page["supplement_items"] == ["执业药师或药学技术人员资格证书及劳动合同复印件"]

    def test_answers_the_notice(self, sign_in_as: SignInAs, number: str) -> None:
        person = sign_in_as("yaodian")
        path = f"/api/applications/{number}/actions/supplement"
        assert person.get(path).json()["form"]["id"] == "supplement-materials"

        answer = person.post(path, json={"variables": {"suppliedItems": ["O3-06-3"]}})

        assert answer.status_code == 200
        assert answer.json()["case"]["state"] == "SUBMITTED"
        assert sign_in_as("shouli").get("/api/tasks").json()["total"] == 1

    def test_with_an_item_nobody_asked_for_changes_nothing(self, sign_in_as: SignInAs, number: str) -> None:
        person = sign_in_as("yaodian")

        body = {"variables": {"suppliedItems": ["O3-06-1"]}}
        answer = person.post(f"/api/applications/{number}/actions/supplement", json=body)

        assert answer.status_code == 422
        assert person.get(f"/api/applications/{number}").json()["case"]["state"] == "SUPPLEMENTING"


class TestWithdraw:
    def test_ends_the_case(self, sign_in_as: SignInAs, walker: Walker) -> None:
        number = walker.submit(PHARMACY)

        body = {"variables": {"withdrawalReason": "暂不开展医保业务"}}
        answer = sign_in_as("yaodian").post(f"/api/applications/{number}/actions/withdraw", json=body)

        assert answer.json()["case"]["state"] == "WITHDRAWN"
        assert answer.json()["actions"] == []
        assert sign_in_as("shouli").get("/api/tasks").json()["total"] == 0

    def test_of_an_ended_case_is_a_conflict(self, sign_in_as: SignInAs, walker: Walker) -> None:
        number = walker.submit(PHARMACY)
        body = {"variables": {"withdrawalReason": "暂不开展医保业务"}}
        path = f"/api/applications/{number}/actions/withdraw"
        sign_in_as("yaodian").post(path, json=body)

        assert sign_in_as("yaodian").post(path, json=body).status_code == 409


def test_re_evaluation_is_not_offered_before_a_result(sign_in_as: SignInAs, walker: Walker) -> None:
    number = walker.submit(PHARMACY)

    answer = sign_in_as("yaodian").get(f"/api/applications/{number}/actions/reevaluation")

    assert answer.status_code == 409


def test_a_pharmacy_gets_from_submission_to_the_public_list(sign_in_as: SignInAs, walker: Walker) -> None:
    number = walker.submit(PHARMACY)
    for element in ("Task_CheckCompleteness", "Task_ArrangeEvaluation", "Task_PaperReview", "Task_SiteVisit"):
        walker.do(number, element)
    walker.go_to(date(2026, 10, 13))
    for _ in range(8):
        for element in walker.open_elements(number):
            walker.do(number, element)
    walker.go_to(date(2026, 10, 30))

    page = sign_in_as("yaodian").get(f"/api/applications/{number}").json()
    listed = sign_in_as("yaodian").get("/api/public/designated").json()["items"]

    assert page["agreement"]["state_name"] == "履行中"
    assert [(one["party_name"], one["agreement_number"]) for one in listed] == [(PHARMACY, page["agreement"]["number"])]
