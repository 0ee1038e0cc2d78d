"""What leaders, operators and designers do: parameters, calendar, clock, definitions, notices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.demo.walk import Walker
from api.runtime import Runtime
from engine.store import audit
from handlers.resources import PROCESSES
from tests.api.conftest import HEADERS, SignInAs

PHARMACY = "杭州拱墅康泽大药房"
NEW_DAYS = {"area": "330100", "value": 7, "effective_from": "2026-10-01", "source": "杭医保发〔2026〕9号"}
ARRANGEMENT = {
    "off": [{"day": "2026-12-31", "name": "元旦"}, {"day": "2027-01-01", "name": "元旦"}],
    "work": ["2027-01-09"],
    "source": "国办发明电〔2026〕7号",
}
FORM = PROCESSES / "designation-application" / "intake-refusal.form"


class TestParameters:
    def test_show_value_default_unit_and_source(self, sign_in_as: SignInAs) -> None:
        listed = sign_in_as("shouli").get("/api/parameters?area=330100").json()

        (days,) = [one for one in listed if one["name"] == "publicity_days"]
        assert (days["value"], days["unit"], days["is_default"]) == (5, "working_day", True)

    def test_get_a_version_that_is_in_force_from_its_day_on(self, sign_in_as: SignInAs, walker: Walker) -> None:
        leader = sign_in_as("fuzeren")

        stored = leader.put("/api/parameters/publicity_days", json=NEW_DAYS).json()
        assert stored["value"] == 5
        assert stored["versions"][0]["value"] == 7

        walker.go_to(date(2026, 10, 1))
        listed = leader.get("/api/parameters?area=330100").json()
        assert [one["value"] for one in listed if one["name"] == "publicity_days"] == [7]

    def test_are_audited(self, sign_in_as: SignInAs, runtime: Runtime) -> None:
        sign_in_as("fuzeren").put("/api/parameters/publicity_days", json=NEW_DAYS)

        with runtime.database.read() as session:
            (entry,) = (entry for entry in audit.recent(session) if entry.subject == "publicity_days")
        assert (entry.actor, entry.command, entry.details["value"]) == ("fuzeren", "parameter:set", 7)

    @pytest.mark.parametrize("username", ["shouli", "yaodian", "sheji", "nb-fuzeren"])
    def test_are_set_by_leaders_and_operators_of_the_area_only(self, sign_in_as: SignInAs, username: str) -> None:
        assert sign_in_as(username).put("/api/parameters/publicity_days", json=NEW_DAYS).status_code == 403

    @pytest.mark.parametrize(("name", "value", "status"), [("publicity_days", "seven", 422), ("no_such_parameter", 7, 404)])
    def test_must_exist_and_fit(self, sign_in_as: SignInAs, name: str, value: object, status: int) -> None:
        answer = sign_in_as("fuzeren").put(f"/api/parameters/{name}", json={**NEW_DAYS, "value": value})

        assert answer.status_code == status


class TestCalendar:
    def test_shows_whether_a_year_is_published(self, sign_in_as: SignInAs) -> None:
        person = sign_in_as("shouli")

        assert person.get("/api/calendar/2026").json()["published"]
        assert not person.get("/api/calendar/2027").json()["published"]

    def test_a_new_year_moves_running_clocks(self, sign_in_as: SignInAs, walker: Walker) -> None:
        walker.go_to(date(2026, 12, 28))
        number = walker.submit(PHARMACY)
        operator = sign_in_as("yunwei")
        (before,) = operator.get(f"/api/cases/{number}").json()["clocks"]

        loaded = operator.put("/api/calendar/2027", json=ARRANGEMENT)

        (after,) = operator.get(f"/api/cases/{number}").json()["clocks"]
        (task,) = operator.get("/api/tasks?view=area").json()["items"]
        assert loaded.json()["recomputed"] == 1
        assert (before["due_on"], before["provisional"]) == ("2027-01-05", True)
        assert (after["due_on"], after["provisional"]) == ("2027-01-06", False)
        assert task["due_on"] == after["due_on"]

    def test_is_loaded_by_operators_only(self, sign_in_as: SignInAs) -> None:
        assert sign_in_as("fuzeren").put("/api/calendar/2027", json=ARRANGEMENT).status_code == 403

    def test_a_day_cannot_be_off_and_worked(self, sign_in_as: SignInAs) -> None:
        wrong = {**ARRANGEMENT, "work": ["2027-01-01"]}

        assert sign_in_as("yunwei").put("/api/calendar/2027", json=wrong).status_code == 422


class TestClock:
    def test_fires_what_falls_due_on_the_way(self, sign_in_as: SignInAs, walker: Walker) -> None:
        walker.submit(PHARMACY)
        person = sign_in_as("yunwei")

        moved = person.post("/api/clock/advance", json={"to": "2026-10-13"}).json()

        assert moved["today"] == "2026-10-13"
        assert moved["fired"] >= 1

    def test_never_goes_back(self, sign_in_as: SignInAs) -> None:
        person = sign_in_as("yunwei")

        assert person.put("/api/clock", json={"today": "2026-09-01"}).status_code == 422
        assert person.post("/api/clock/advance", json={"to": "2026-09-29"}).status_code == 422

    def test_takes_either_days_or_a_date(self, sign_in_as: SignInAs) -> None:
        assert sign_in_as("yunwei").post("/api/clock/advance", json={"days": 1, "to": "2026-10-13"}).status_code == 422

    def test_runs_again_when_let_go(self, sign_in_as: SignInAs) -> None:
        person = sign_in_as("yunwei")

        assert person.put("/api/clock", json={"today": None}).json()["pinned"] is False
        assert person.post("/api/clock/advance", json={"days": 1}).status_code == 409

    def test_is_nobodys_outside_demonstration_mode(self, runtime: Runtime, sign_in_as: SignInAs) -> None:
        settings = replace(runtime.settings, demo=False)
        app = create_app(settings, replace(runtime, settings=settings))
        with TestClient(app, headers=HEADERS) as client:
            assert client.put("/api/clock", json={"today": "2026-10-13"}).status_code == 401


class TestDefinitions:
    def test_are_listed_newest_first_and_read_back_unchanged(self, sign_in_as: SignInAs) -> None:
        designer = sign_in_as("sheji")
        listed = designer.get("/api/definitions").json()

        (form,) = [one for one in listed if one["definition_id"] == "intake-refusal"]
        assert {"designation-application", "designation-evaluation", "agreement-signing"} <= {
            one["definition_id"] for one in listed if one["kind"] == "process"
        }
        assert designer.get(f"/api/definitions/{form['key']}/resource").content == FORM.read_bytes()

    def test_get_a_new_version(self, sign_in_as: SignInAs) -> None:
        changed = FORM.read_bytes().replace("依据".encode(), "根据".encode(), 1) + b"\n"

        answer = sign_in_as("sheji").post("/api/definitions", files=[("files", (FORM.name, changed))])

        assert answer.status_code == 201
        assert [one["version"] for one in answer.json()["resources"]] == [2]

    def test_with_errors_are_refused_with_element_and_remedy(self, sign_in_as: SignInAs) -> None:
        path = PROCESSES / "designation-application" / "designation-application.bpmn"
        broken = path.read_bytes().replace(b'formId="intake-refusal"', b'formKey="intake-refusal"')

        answer = sign_in_as("sheji").post("/api/definitions", files=[("files", (path.name, broken))])

        assert answer.status_code == 422
        assert answer.json()["type"] == "urn:dingdian:problem:deployment-rejected"
        (error, *_) = answer.json()["errors"]
        assert error["element_id"] == "Task_RefusalDecision"
        assert error["line"]
        assert error["remedy"]

    def test_hostile_xml_is_refused(self, sign_in_as: SignInAs) -> None:
        bomb = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'

        answer = sign_in_as("sheji").post("/api/definitions", files=[("files", ("a.bpmn", bomb))])

        assert answer.status_code == 422

    def test_other_files_are_refused(self, sign_in_as: SignInAs) -> None:
        answer = sign_in_as("sheji").post("/api/definitions", files=[("files", ("a.py", b"print()"))])

        assert answer.json()["errors"][0]["field"] == "files"

    @pytest.mark.parametrize("username", ["yunwei", "fuzeren", "yaodian"])
    def test_are_deployed_by_designers_only(self, sign_in_as: SignInAs, username: str) -> None:
        files = [("files", (FORM.name, FORM.read_bytes()))]

        assert sign_in_as(username).post("/api/definitions", files=files).status_code == 403

    def test_are_not_for_applicants(self, sign_in_as: SignInAs) -> None:
        assert sign_in_as("yaodian").get("/api/definitions").status_code == 403


class TestNotices:
    @pytest.fixture
    def case(self, walker: Walker, sign_in_as: SignInAs) -> dict[str, object]:
        """An accepted application with its notice."""
        number = walker.submit(PHARMACY)
        walker.do(number, "Task_CheckCompleteness")
        found: dict[str, object] = sign_in_as("shouli").get(f"/api/cases/{number}").json()
        return found

    def test_have_number_basis_and_delivery(self, case: dict[str, object]) -> None:
        (notice,) = case["notices"]  # type: ignore[misc]

        assert notice["title"] == "受理通知书"
        assert "O3-07-a" in notice["provisions"]
        assert notice["delivery"]["method_name"] == "电子送达"

    def test_are_documents_that_run_nothing(self, sign_in_as: SignInAs, case: dict[str, object]) -> None:
        (notice,) = case["notices"]  # type: ignore[misc]

        answer = sign_in_as("yaodian").get(f"/api/notices/{notice['key']}/document")

        assert answer.headers["content-type"].startswith("text/html")
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert PHARMACY in answer.text

    def test_are_delivered_once(self, sign_in_as: SignInAs, case: dict[str, object]) -> None:
        (notice,) = case["notices"]  # type: ignore[misc]
        body = {"delivered_on": "2026-09-29", "method": "direct", "receipt": "送达回证"}

        answer = sign_in_as("shouli").post(f"/api/notices/{notice['key']}/delivery", json=body)

        assert answer.status_code == 409

    def test_are_not_delivered_by_the_addressee(self, sign_in_as: SignInAs, case: dict[str, object]) -> None:
        (notice,) = case["notices"]  # type: ignore[misc]
        body = {"delivered_on": "2026-09-29", "method": "direct", "receipt": "送达回证"}

        assert sign_in_as("yaodian").post(f"/api/notices/{notice['key']}/delivery", json=body).status_code == 403


class TestCasePage:
    def test_the_diagram_shows_token_and_path(self, sign_in_as: SignInAs, walker: Walker) -> None:
        number = walker.submit(PHARMACY)
        person = sign_in_as("shouli")
        (instance,) = person.get(f"/api/cases/{number}").json()["instances"]

        diagram = person.get(f"/api/cases/{number}/instances/{instance['key']}/diagram").json()

        active = {token["element_id"] for token in diagram["active"]}
        assert "Task_CheckCompleteness" in active
        assert "bpmn:definitions" in diagram["xml"]
        assert diagram["taken"]
        assert "Task_CheckCompleteness" not in diagram["completed"]

    def test_the_timeline_is_in_order_and_in_chinese(self, sign_in_as: SignInAs, walker: Walker) -> None:
        number = walker.submit(PHARMACY)
        walker.do(number, "Task_CheckCompleteness")

        lines = sign_in_as("shouli").get(f"/api/cases/{number}/timeline").json()

        assert [line["at"] for line in lines] == sorted(line["at"] for line in lines)
        assert lines[0]["title"] == "提交定点申请，登记收件"
        assert all(any("一" <= char <= "鿿" for char in line["title"]) for line in lines)


def test_incidents_are_for_leaders_and_operators(sign_in_as: SignInAs) -> None:
    assert sign_in_as("yunwei").get("/api/incidents").json() == []
    assert sign_in_as("shouli").get("/api/incidents").status_code == 403
    assert sign_in_as("yunwei").post("/api/incidents/1/resolve").status_code == 404


def test_provisions_come_with_citation_and_text(sign_in_as: SignInAs) -> None:
    person = sign_in_as("yaodian")

    (found,) = person.get("/api/provisions?ids=O3-07-b").json()
    assert "第" in found["citation"]
    assert found["rule"]
    assert person.get("/api/provisions/O3-99-z").status_code == 404
