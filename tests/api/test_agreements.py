"""The agreement page, its search, and what may be filed."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from fastapi.testclient import TestClient

from api.runtime import Runtime
from engine.commands.unit_of_work import UnitOfWork
from handlers import agreements
from handlers.agreements import Agreement, SuspensionKind
from handlers.cases import CaseKind
from tests.api.conftest import SignInAs
from tests.api.lives import HOSPITAL, PHARMACY, TODAY, Lives, cause_of

STAFF = ("shouli", "pinggu", "xieyi", "jihe", "fuzeren", "xingzheng", "yunwei")
OUTSIDERS = ("nb-shouli", "nb-fuzeren", "yiyuan", "zhensuo", "disanfang", "sheji")


def suspend(uow: UnitOfWork, agreement: Agreement) -> None:
    agreements.suspend(
        uow.session,
        agreement,
        SuspensionKind.AGENCY,
        TODAY,
        date(2026, 10, 31),
        cause_of(uow, "fuzeren"),
        decision_number="中止1",
        grounds=["O3-39-2"],
    )


def hold(uow: UnitOfWork, agreement: Agreement) -> None:
    cause = cause_of(uow, "fuzeren")
    agreements.hold_settlement(uow.session, agreement, TODAY, cause, reason="涉嫌骗保", grounds=["S735-30-b"])


@pytest.fixture
def lives(runtime: Runtime) -> Lives:
    """Agreements in force."""
    return Lives(runtime)


@pytest.fixture
def number(lives: Lives) -> str:
    """The agreement of the pharmacy."""
    return lives.begin()


@pytest.mark.parametrize("username", [*STAFF, "yaodian"])
def test_staff_of_the_area_and_the_party_see_it(sign_in_as: SignInAs, number: str, username: str) -> None:
    person = sign_in_as(username)

    assert person.get(f"/api/agreements/{number}").json()["agreement"]["state"] == "ACTIVE"
    assert person.get(f"/api/cases/{number}").json()["case"]["kind"] == "agreement"
    assert [one["number"] for one in person.get("/api/agreements").json()["items"]] == [number]


@pytest.mark.parametrize("username", OUTSIDERS)
def test_nobody_else_finds_anything_of_it(sign_in_as: SignInAs, lives: Lives, number: str, username: str) -> None:
    case = lives.open_case(number)
    lives.notify(case)
    insider, outsider = sign_in_as("jihe"), sign_in_as(username)
    (notice,) = insider.get(f"/api/cases/{case}/notices").json()
    paths = [f"/api/agreements/{number}", f"/api/agreements/{number}/filings", f"/api/case-files/{case}"]
    paths += [f"/api/cases/{one}{what}" for one in (number, case) for what in ("", "/timeline", "/notices", "/attachments")]
    paths += [f"/api/notices/{notice['key']}", f"/api/notices/{notice['key']}/document"]

    assert {path: insider.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    assert {path: outsider.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)
    for search in ("/api/agreements", "/api/case-files", "/api/deadlines?group=all"):
        assert outsider.get(search).json()["total"] == 0


def test_the_partys_agreements_are_its_own(sign_in_as: SignInAs, lives: Lives, number: str) -> None:
    other = lives.begin(HOSPITAL)

    assert [one["number"] for one in sign_in_as("yiyuan").get("/api/agreements").json()["items"]] == [other]
    assert sign_in_as("jihe").get("/api/agreements").json()["total"] == 2


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        ({"q": "康泽"}, 1),
        ({"q": "仁济"}, 0),
        ({"state": "ACTIVE"}, 1),
        ({"state": "TERMINATED"}, 0),
        ({"party_type": "institution"}, 0),
        ({"area": "330200"}, 0),
        ({"q": "-XY-"}, 1),
    ],
)
def test_filters(sign_in_as: SignInAs, number: str, filters: dict[str, str], total: int) -> None:
    assert sign_in_as("jihe").get("/api/agreements", params=filters).json()["total"] == total


@pytest.mark.parametrize("sort", ["number", "-number", "ends", "-ends"])
def test_pages_follow_the_order(sign_in_as: SignInAs, lives: Lives, sort: str) -> None:
    numbers = [lives.begin(PHARMACY, "2026-01-01"), lives.begin(HOSPITAL, "2026-03-01")]
    wanted = numbers if not sort.startswith("-") else numbers[::-1]
    person = sign_in_as("fuzeren")

    first = person.get("/api/agreements", params={"sort": sort, "limit": 1}).json()
    second = person.get("/api/agreements", params={"sort": sort, "limit": 1, "cursor": first["next_cursor"]}).json()

    assert [page["items"][0]["number"] for page in (first, second)] == wanted
    assert second["next_cursor"] is None


def test_the_page_tells_the_whole_life(sign_in_as: SignInAs, lives: Lives, number: str) -> None:
    lives.with_agreement(number, suspend)
    lives.with_agreement(number, hold)

    page = sign_in_as("jihe").get(f"/api/agreements/{number}").json()

    regions = {one["label"]: one["value_name"] for one in page["regions"]}
    assert (regions["结算"], regions["中止次数"], regions["政策辅导期"]) == ("暂停结算", "1次", "无")
    (suspension,) = page["suspensions"]
    assert (suspension["kind_name"], suspension["counts"], suspension["grounds"]) == ("经办中止", True, ["O3-39-2"])
    assert page["holds"][0]["outcome"] is None
    suspending = next(one for one in page["history"] if one["event"] == "agreement.suspended_a")
    assert (suspending["title"], suspending["from_state_name"], suspending["to_state_name"]) == (
        "经办机构中止协议",
        "履行中",
        "经办中止",
    )
    assert suspending["actor_name"] == "吴国强"
    assert page["party"]["name"] == PHARMACY


def test_the_party_is_told_no_names(sign_in_as: SignInAs, lives: Lives, number: str) -> None:
    lives.with_agreement(number, hold)

    page = sign_in_as("yaodian").get(f"/api/agreements/{number}")

    held = next(one for one in page.json()["history"] if one["event"] == "settlement.held")
    assert held["actor_name"] is None
    assert "吴国强" not in page.text


def test_related_cases_come_with_their_decisions(sign_in_as: SignInAs, lives: Lives, number: str) -> None:
    case = lives.open_case(number, CaseKind.TERMINATION)
    lives.notify(case)
    decision = lives.terminate(case)

    page = sign_in_as("jihe").get(f"/api/agreements/{number}").json()

    (row,) = page["cases"]
    (told,) = row["decisions"]
    assert (row["number"], told["number"], told["kind_name"], told["decided_by_name"]) == (case, decision, "解除协议", "吴国强")
    assert (told["effective_on"], told["grounds"], told["fault_class_name"]) == (
        "2026-09-29",
        ["O3-40-5"],
        "欺诈骗保、弄虚作假",
    )
    assert (page["agreement"]["end_reason_name"], page["end_decision"]) == ("解除", decision)
    assert [one["business_key"] for one in page["notices"]] == [case]


class TestFilings:
    def test_what_is_offered_follows_the_role(self, sign_in_as: SignInAs, number: str) -> None:
        offered = {name: self._offered(sign_in_as, number, name) for name in ("yaodian", "jihe", "shouli")}

        assert "request-suspension" in offered["yaodian"]
        assert "report-breach" in offered["jihe"]
        assert not offered["shouli"]
        assert not offered["yaodian"] & offered["jihe"]

    def _offered(self, sign_in_as: SignInAs, number: str, username: str) -> set[str]:
        return {one["filing"] for one in sign_in_as(username).get(f"/api/agreements/{number}/filings").json()}

    def test_what_is_not_possible_now_says_why(self, sign_in_as: SignInAs, number: str) -> None:
        offers = {one["filing"]: one for one in sign_in_as("yaodian").get(f"/api/agreements/{number}/filings").json()}

        assert offers["request-suspension"]["possible"]
        assert not offers["request-resumption"]["possible"]
        assert offers["request-resumption"]["refusal"]

    def test_a_filing_opens_its_case(self, sign_in_as: SignInAs, number: str) -> None:
        auditor = sign_in_as("jihe")
        form = auditor.get(f"/api/agreements/{number}/filings/report-breach").json()
        keys = [one["key"] for one in form["form"]["components"] if "key" in one]
        assert keys

        refused = auditor.post(f"/api/agreements/{number}/filings", json={"filing": "report-breach", "variables": {}})

        assert refused.status_code == 422
        assert refused.json()["type"] == "urn:dingdian:problem:invalid-form"
        assert sign_in_as("jihe").get("/api/case-files").json()["total"] == 0

    @pytest.mark.parametrize(("username", "status"), [("yaodian", 404), ("shouli", 404), ("nb-fuzeren", 404)])
    def test_others_find_no_such_filing(self, sign_in_as: SignInAs, number: str, username: str, status: int) -> None:
        body = {"filing": "report-breach", "variables": {}}

        assert sign_in_as(username).post(f"/api/agreements/{number}/filings", json=body).status_code == status
        assert sign_in_as(username).get(f"/api/agreements/{number}/filings/report-breach").status_code == status

    def test_a_change_of_payment_qualification_is_checked(self, sign_in_as: SignInAs, lives: Lives, number: str) -> None:
        lives.register_personnel(number)
        auditor, path = sign_in_as("jihe"), f"/api/agreements/{number}"
        change = {
            "personState": "PAUSED",
            "stateFrom": "2026-09-29",
            "stateDecision": "记分〔2026〕1号",
            "stateBasis": "记分满9分",
        }
        body = {"filing": "personnel-state", "variables": {**change, "personIdNumber": "330102198503030068"}}

        unknown = auditor.post(f"{path}/filings", json=body)

        assert (unknown.status_code, unknown.json()["type"]) == (422, "urn:dingdian:problem:person-not-registered")
        assert "330102198503030068" not in unknown.text
        change["personIdNumber"] = lives.first_person(number)
        same = auditor.post(f"{path}/filings", json={**body, "variables": {**change, "personState": "NORMAL"}})
        assert (same.status_code, same.json()["type"]) == (409, "urn:dingdian:problem:same-personnel-state")
        assert auditor.post(f"{path}/filings", json={**body, "variables": change}).status_code == 201

    def test_what_the_party_asks_for_becomes_a_case_of_its_own(self, sign_in_as: SignInAs, number: str) -> None:
        party = sign_in_as("yaodian")
        wish = {"suspensionReason": "店面装修", "requestedFrom": "2026-12-30", "requestedTo": "2026-12-31"}

        filed = party.post(f"/api/agreements/{number}/filings", json={"filing": "request-suspension", "variables": wish})

        assert filed.status_code == 201, filed.text
        case = filed.json()["case_number"]
        assert party.get(f"/api/case-files/{case}").json()["case"]["kind_name"] == "自愿中止"
        page = party.get(f"/api/cases/{case}").json()
        assert (page["case"]["agreement_number"], page["application"]) == (number, None)
        assert page["instances"]
        again = {one["filing"]: one for one in party.get(f"/api/agreements/{number}/filings").json()}["request-suspension"]
        assert not again["possible"]

    def test_a_file_goes_into_the_case_and_stays_between_party_and_agency(self, sign_in_as: SignInAs, number: str) -> None:
        party, agency = sign_in_as("yaodian"), sign_in_as("jihe")
        upload = party.post("/api/attachments", files={"file": ("说明.pdf", b"%PDF-1.7 decorating", "application/pdf")}).json()
        wish = {"suspensionReason": "店面装修", "requestedFrom": "2026-12-30", "requestedTo": "2026-12-31"}
        body = {"filing": "request-suspension", "variables": wish, "attachments": [upload["key"]]}
        case = party.post(f"/api/agreements/{number}/filings", json=body).json()["case_number"]
        note = ("内部记录.pdf", b"%PDF-1.7 not for the party", "application/pdf")
        agency.post("/api/attachments", files={"file": note}, data={"business_key": case})

        listed = {
            who: {one["name"] for one in sign_in_as(who).get(f"/api/cases/{case}/attachments").json()}
            for who in ("jihe", "yaodian")
        }

        assert listed == {"jihe": {"说明.pdf", "内部记录.pdf"}, "yaodian": {"说明.pdf"}}
        hidden = next(one for one in agency.get(f"/api/cases/{case}/attachments").json() if one["name"] == "内部记录.pdf")
        assert party.get(f"/api/attachments/{hidden['key']}").status_code == 404
        assert agency.get(f"/api/attachments/{upload['key']}").content == b"%PDF-1.7 decorating"


def exported(person: TestClient, path: str) -> list[list[str]]:
    answer = person.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_export_holds_what_the_search_finds(sign_in_as: SignInAs, lives: Lives, number: str) -> None:
    other = lives.begin(HOSPITAL)
    staff = sign_in_as("jihe")

    header, *rows = exported(staff, "/api/agreements/export?sort=number")
    assert [row[0] for row in rows] == sorted([number, other])
    row = dict(zip(header, rows[0], strict=True))
    assert (row["状态"], row["结算"], row["中止次数"], row["终止日期"]) == ("履行中", "正常结算", "0次", "")
    assert [row[0] for row in exported(staff, "/api/agreements/export?party_type=institution")[1:]] == [other]


@pytest.mark.parametrize(("username", "seen"), [("yaodian", True), ("yiyuan", False), ("nb-fuzeren", False)])
def test_the_export_is_as_visible_as_the_agreements(sign_in_as: SignInAs, number: str, username: str, seen: bool) -> None:
    rows = exported(sign_in_as(username), "/api/agreements/export")[1:]
    assert ([row[0] for row in rows] == [number]) is seen


def test_nobody_exports_without_signing_in(client: TestClient) -> None:
    assert client.get("/api/agreements/export").status_code == 401


def test_what_a_spreadsheet_would_compute_stays_text(sign_in_as: SignInAs, lives: Lives, number: str) -> None:
    def rename(uow: UnitOfWork) -> None:
        agreements.agreement_of(uow.session, number).party.name = "=1+1药房"

    lives.run(rename)
    assert exported(sign_in_as("jihe"), "/api/agreements/export")[1][1] == "'=1+1药房"
