"""DT-05 and the tables of the party's own requests, row by row, from the deployed files (PR-09, PR-13)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from engine.dmn import Decisions
from handlers import provisions
from tests.processes.tables import decisions

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
KINDS = ("pharmacy", "institution")
DAY = date(2026, 6, 2)


GROUNDS = decisions("agreement-suspension/suspension-grounds.dmn")
REQUEST = decisions("agreement-suspension/suspension-request.dmn")
EXIT = decisions("voluntary-exit/exit-request.dmn")


def rows(table: Decisions, name: str, given: dict[str, object]) -> list[tuple[object, ...]]:
    found = table.evaluate(name, given, now=NOW).to_json()["value"] or []
    assert isinstance(found, list)
    return [tuple(row.values()) for row in found if isinstance(row, dict)]


def grounds(kind: str, **facts: object) -> list[tuple[object, ...]]:
    """(ground, provision, text) of every ground that is met."""
    none: dict[str, object] = {
        "riskLevel": None, "dataFailure": None, "agreementClause": None, "legalBasis": None, "shareReached": False,
    }  # fmt: skip
    return rows(GROUNDS, "suspension-grounds", {"partyType": kind, **none, **facts})


RISK = "检查或者考核发现可能给医保基金安全和参保人员权益造成重大风险"
CITED = {"pharmacy": "O3-39-", "institution": "O2-42-"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("facts", "ground", "item", "text"),
    [
        ({"riskLevel": "major"}, "majorRisk", 1, RISK),
        ({"dataFailure": "missing"}, "dataMissing", 2, "未按规定提供有关数据"),
        ({"dataFailure": "false"}, "dataFalse", 2, "提供的数据不真实"),
        ({"agreementClause": "第五条"}, "agreementClause", 3, "协议约定应当中止的情形：第五条"),
        ({"legalBasis": "细则"}, "otherLegal", 4, "法律法规和规章规定的应当中止的其他情形：细则"),
        ({"shareReached": True}, "personnelShare", 4, "一个自然年度内暂停、终止支付资格的人员占比达到规定比例"),
    ],
)
def test_each_of_the_four_grounds(kind: str, facts: dict[str, object], ground: str, item: int, text: str) -> None:
    ((found, provision, wording),) = grounds(kind, **facts)
    assert (found, provision, str(wording).replace(":", "：")) == (ground, f"{CITED[kind]}{item}", text)
    assert provisions.require([str(provision)])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_ground_and_that_every_ground_is_cited(kind: str) -> None:
    assert grounds(kind, riskLevel="ordinary") == []
    every = grounds(kind, riskLevel="major", dataFailure="false", agreementClause="第五条", legalBasis="细则", shareReached=True)
    assert [row[0] for row in every] == ["majorRisk", "dataFalse", "agreementClause", "otherLegal", "personnelShare"]


def request(kind: str, ownership: str = "private", days: int = 180, since: date = DAY) -> list[tuple[object, ...]]:
    """(finding, provision, text) of a request of so many days at most 180, lawful from DAY."""
    given: dict[str, object] = {"lengthDays": days, "maxDays": 180}
    given |= {"requestedFrom": since.isoformat(), "earliestFrom": DAY.isoformat()}
    return rows(REQUEST, "suspension-request", {"partyType": kind, "ownership": ownership, **given})


EARLY = DAY - timedelta(days=1)
LONG = {"pharmacy": "O3-39-e", "institution": "O2-42-b"}
NOTICE = {"pharmacy": "O3-41-a", "institution": "O2-44-a"}


@pytest.mark.parametrize("kind", KINDS)
def test_180_days_and_three_months_are_the_boundaries_of_a_request(kind: str) -> None:
    assert request(kind) == []
    assert request(kind, days=181) == [("tooLong", LONG[kind], "申请中止的期限超过最长期限")]
    assert request(kind, since=EARLY) == [("shortNotice", NOTICE[kind], "未提前3个月申请")]
    assert [row[0] for row in request(kind, days=181, since=EARLY)] == ["tooLong", "shortNotice"]


def test_only_public_institutions_may_not_ask() -> None:
    """O2-44-b."""
    public = ("publicInstitution", "O2-44-b", "公立医疗机构不得主动提出中止协议")
    assert request("institution", "public") == [public]
    assert request("pharmacy", "public") == []
    assert [row[0] for row in request("institution", "public", 181, EARLY)] == ["publicInstitution", "tooLong", "shortNotice"]


def leaving(kind: str, ownership: str = "private", way: str = "terminate", wanted: date = DAY) -> list[tuple[object, ...]]:
    """(finding, provision, text) of an exit that is lawful from DAY."""
    given: dict[str, object] = {"exitKind": way, "wantedOn": wanted.isoformat(), "earliestOn": DAY.isoformat()}
    return rows(EXIT, "exit-request", {"partyType": kind, "ownership": ownership, **given})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", ["suspend", "terminate"])
def test_an_exit_is_told_three_months_before(kind: str, way: str) -> None:
    assert leaving(kind, way=way) == []
    ((finding, provision, text),) = leaving(kind, way=way, wanted=EARLY)
    assert (finding, provision) == ("tooEarly", NOTICE[kind])
    assert str(text).replace(",", "，") == "未提前3个月申请，应改为最早合法日期"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ownership", ["private", "public"])
def test_not_renewing_is_open_to_all_at_any_time(kind: str, ownership: str) -> None:
    """GAP-13."""
    assert leaving(kind, ownership, "notRenew", EARLY) == []


@pytest.mark.parametrize("way", ["suspend", "terminate"])
def test_public_institutions_stay(way: str) -> None:
    public = ("publicInstitution", "O2-44-b", "公立医疗机构不得主动提出中止或者解除协议")
    assert leaving("institution", "public", way) == [public]
    assert [row[0] for row in leaving("institution", "public", way, EARLY)] == ["publicInstitution", "tooEarly"]
    assert leaving("pharmacy", "public", way) == []
