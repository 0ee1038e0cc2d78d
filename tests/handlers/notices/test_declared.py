"""Documents that designers declare beside a procedure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from handlers import notices
from handlers.columns import Json
from handlers.errors import InvalidFact
from handlers.notices import MissingSections, NoticeDraft, UnknownDocument, declared, internal_kinds, spec_of
from handlers.provisions import require
from handlers.register import PartyKind
from tests.handlers.cases import AREA, CAUSE, DAY, pharmacy, submitted

DOCUMENTS = """
documents:
  - kind: sample_warning
    title: 提醒告知书
    word: 提醒
    required: {reasons: 事由, wantedOn: 要求日期}
    optional: {items: 事项, agreed: 是否同意}
    opening: 你单位关于{reasons}的事项，应于{wantedOn}办理。
    deadline: 办理期限
    remedy: hearing
    provisions: {pharmacy: [O3-39-d], institution: [O2-42-b]}
  - kind: sample_report
    title: 情况报告
    word: 报告
    required: {reasons: 情况}
    addressee: 同级医疗保障行政部门
    internal: true
"""


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two documents declared beside one procedure."""
    folder = tmp_path / "sample"
    folder.mkdir()
    (folder / "documents.yaml").write_text(DOCUMENTS, "utf-8")
    (tmp_path / "documents").mkdir()
    monkeypatch.setattr(declared, "PROCESSES", tmp_path)
    declared.declared.cache_clear()
    yield
    declared.declared.cache_clear()


def draft(session: Session, **facts: Json) -> NoticeDraft:
    application = submitted(session, pharmacy(session))
    given: dict[str, Json] = {"reasons": "中止申请", "wantedOn": "2026-09-29", **facts}
    return NoticeDraft(kind="sample_warning", area=AREA, application=application, facts=given, due_on=DAY)


@pytest.mark.usefixtures("sample")
def test_a_declared_document_says_its_facts_under_their_labels(session: Session) -> None:
    notice = notices.issue(session, draft(session, items=["甲", {"name": "乙", "value": "丙"}], agreed=False), DAY, CAUSE)
    for part in (
        "<p>你单位关于中止申请的事项，应于2026年9月29日办理。</p>",
        "<h2>要求日期</h2>\n<p>2026年9月29日</p>",
        "<li>甲</li>\n<li>乙，丙</li>",
        "<h2>是否同意</h2>\n<p>否</p>",
        "你单位有权在本通知载明的期限内陈述、申辩",
    ):
        assert part in notice.html
    assert notice.basis == ["O3-39-d", "S735-13-b"]
    assert notice.number.endswith("提醒1号")


@pytest.mark.usefixtures("sample")
def test_what_is_not_given_has_no_heading(session: Session) -> None:
    assert "事项</h2>" not in notices.issue(session, draft(session), DAY, CAUSE).html


@pytest.mark.usefixtures("sample")
def test_facts_are_escaped(session: Session) -> None:
    html = notices.issue(session, draft(session, reasons="<script>"), DAY, CAUSE).html
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 2


@pytest.mark.usefixtures("sample")
def test_a_required_fact_must_be_given(session: Session) -> None:
    with pytest.raises(MissingSections, match="wantedOn"):
        notices.issue(session, draft(session, wantedOn=None), DAY, CAUSE)


@pytest.mark.usefixtures("sample")
def test_a_wrong_date_is_refused(session: Session) -> None:
    with pytest.raises(InvalidFact, match="2026-02-30"):
        notices.issue(session, draft(session, wantedOn="2026-02-30"), DAY, CAUSE)


@pytest.mark.usefixtures("sample")
def test_an_internal_document_goes_to_whom_it_is_declared(session: Session) -> None:
    application = submitted(session, pharmacy(session))
    report = NoticeDraft(kind="sample_report", area=AREA, application=application, facts={"reasons": "已中止"})
    assert notices.issue(session, report, DAY, CAUSE).addressee == "同级医疗保障行政部门"
    assert {"sample_report", "filing"} <= internal_kinds()


def test_an_unknown_kind_names_those_there_are() -> None:
    with pytest.raises(UnknownDocument, match="acceptance"):
        spec_of("sample_warning")


def test_every_declared_basis_is_in_the_catalogue() -> None:
    for spec in declared.declared().values():
        for party in PartyKind:
            require(spec.basis(party))
