"""Case files: what agency and party may read, and when the party learns of a case at all."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.runtime import Runtime
from engine.commands.unit_of_work import UnitOfWork
from handlers import cases
from handlers.cases import CaseDecision, CaseKind
from tests.api.conftest import SignInAs
from tests.api.lives import TODAY, Lives, cause_of


@pytest.fixture
def lives(runtime: Runtime) -> Lives:
    """Agreements in force."""
    return Lives(runtime)


@pytest.fixture
def case(lives: Lives) -> str:
    """A termination case on the pharmacy's agreement."""
    return lives.open_case(lives.begin(), CaseKind.TERMINATION)


def test_the_file_tells_who_did_what_when_and_under_which_provision(sign_in_as: SignInAs, lives: Lives, case: str) -> None:
    lives.notify(case)
    decision = lives.terminate(case)

    file = sign_in_as("fuzeren").get(f"/api/case-files/{case}").json()

    (finding,) = file["findings"]
    assert (finding["ground"], finding["amount"], finding["recorded_by_name"]) == ("O3-40-5", "1234.05", "孙丽华")
    assert file["investigators"] == ["孙丽华"]
    assert file["evidence"][0]["title"] == "进销存台账"
    (notice,) = file["notices"]
    assert (notice["announces"], notice["delivered_on"], notice["defence_until"]) == (["解除协议"], "2026-09-29", "2026-10-12")
    assert file["statements"][0]["waived"]
    (told,) = file["case"]["decisions"]
    assert (told["number"], told["members"], told["status_name"]) == (decision, ["吴国强", "委员甲", "委员乙"], "生效")


def test_the_party_learns_of_a_case_by_its_notice(sign_in_as: SignInAs, lives: Lives, case: str) -> None:
    party = sign_in_as("yaodian")
    assert party.get(f"/api/case-files/{case}").status_code == 404
    assert party.get(f"/api/cases/{case}").status_code == 404
    assert party.get("/api/case-files").json()["total"] == 0

    lives.notify(case)

    file = party.get(f"/api/case-files/{case}").json()
    assert (file["investigators"], file["case"]["number"]) == (None, case)
    assert file["findings"][0]["recorded_by_name"] is None
    assert party.get("/api/case-files").json()["total"] == 1
    told = {entry["kind"] for entry in party.get(f"/api/cases/{case}/timeline").json()}
    assert told <= {"domain", "notice"}


def test_the_partys_own_wish_is_seen_at_once(sign_in_as: SignInAs, lives: Lives) -> None:
    case = lives.open_case(lives.begin(), CaseKind.EXIT)

    assert sign_in_as("yaodian").get(f"/api/case-files/{case}").status_code == 200


def test_the_party_reads_no_names_in_the_story(sign_in_as: SignInAs, lives: Lives, case: str) -> None:
    lives.notify(case)
    lives.terminate(case)

    inside = sign_in_as("fuzeren").get(f"/api/cases/{case}/timeline").json()
    outside = sign_in_as("yaodian").get(f"/api/cases/{case}/timeline")

    assert {"查明事实", "作出决定：解除协议"} <= {one["title"] for one in inside}
    assert "查明事实" not in {one["title"] for one in outside.json()}
    assert "吴国强" not in outside.text
    assert "孙丽华" not in outside.text


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        ({"kind": "termination"}, 1),
        ({"kind": "breach"}, 0),
        ({"state": "INVESTIGATING"}, 1),
        ({"state": "CLOSED"}, 0),
        ({"q": "康泽"}, 1),
        ({"q": "-AJ-"}, 1),
        ({"area": "330200"}, 0),
        ({"agreement": "330100-XY-2026-000001"}, 1),
        ({"agreement": "330100-XY-2026-000002"}, 0),
    ],
)
def test_filters(sign_in_as: SignInAs, case: str, filters: dict[str, str], total: int) -> None:
    assert sign_in_as("jihe").get("/api/case-files", params=filters).json()["total"] == total


class TestTerminatedList:
    def test_is_open_to_everybody_and_names_no_person(self, client: TestClient, lives: Lives, case: str) -> None:
        lives.notify(case)
        decision = lives.terminate(case)

        (entry,) = client.get("/api/public/terminated").json()["items"]

        assert (entry["decision_number"], entry["grounds"], entry["voluntary"]) == (decision, ["O3-40-5"], False)
        assert "陈晓梅" not in client.get("/api/public/terminated").text

    @pytest.mark.parametrize(("filters", "total"), [({"q": "康泽"}, 1), ({"q": "仁济"}, 0), ({"area": "330200"}, 0)])
    def test_filters(self, client: TestClient, lives: Lives, case: str, filters: dict[str, str], total: int) -> None:
        lives.notify(case)
        lives.terminate(case)

        assert client.get("/api/public/terminated", params=filters).json()["total"] == total
        rows = client.get("/api/public/terminated/export", params=filters).text.removeprefix("\ufeff").splitlines()
        assert rows[0].startswith("机构名称,机构类型")
        assert [row.split(",")[0] for row in rows[1:]] == ["杭州拱墅康泽大药房"] * total

    def test_an_entry_is_hidden_by_a_stay_and_gone_on_revocation(self, client: TestClient, lives: Lives, case: str) -> None:
        """SC-212, SC-245."""
        lives.notify(case)
        number = lives.terminate(case)
        shown = []

        for act in (stay, lift, revoke):
            lives.with_decision(number, act)
            shown.append(client.get("/api/public/terminated").json()["total"])

        assert shown == [0, 1, 0]


def stay(uow: UnitOfWork, decision: CaseDecision) -> None:
    cases.stay(uow.session, decision, TODAY, "法院", cause_of(uow, "fuzeren"))


def lift(uow: UnitOfWork, decision: CaseDecision) -> None:
    cases.unstay(uow.session, decision, TODAY, cause_of(uow, "fuzeren"))


def revoke(uow: UnitOfWork, decision: CaseDecision) -> None:
    cases.revoke(uow.session, decision, TODAY, "法院", cause_of(uow, "fuzeren"))
