"""Numbered documents that say everything they must (SC-014, SC-049)."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import notices, parameters
from handlers.applications import Application
from handlers.columns import Json
from handlers.errors import InvalidFact
from handlers.notices import SPECS, MissingSections, NoticeDraft, NoticeKind, UnknownNotice
from handlers.provisions import UnknownProvisions, require
from handlers.register import PartyKind
from tests.handlers.cases import AREA, CAUSE, DAY, institution, pharmacy, submitted

NUMBER = "330100-2026-000001"
ENTRIES: Json = [{"name": "康民大药房", "address": "西湖路1号", "kind": "零售药店", "valid_to": "2027-03-15"}]
FACTS: dict[NoticeKind, dict[str, Json]] = {
    NoticeKind.ACCEPTANCE: {"application": NUMBER, "received_on": "2026-03-02", "accepted_on": "2026-03-02"},
    NoticeKind.REFUSAL: {"application": NUMBER, "received_on": "2026-03-02", "reasons": ["限制期未满。"]},
    NoticeKind.SUPPLEMENT: {"application": NUMBER, "received_on": "2026-03-02", "items": ["申请表", "报告"]},
    NoticeKind.EVALUATION_SUPPLEMENT: {"application": NUMBER, "items": ["平面图"]},
    NoticeKind.SIGNING_STOPPED: {"application": NUMBER, "reasons": ["解除未满3年。"]},
    NoticeKind.EVALUATION_RESULT: {
        "application": NUMBER,
        "result": "unqualified",
        "concluded_on": "2026-03-02",
        "round": 1,
        "reasons": "缺少标识",
        "advice": "补充标识",
        "rectification_opens_on": "2026-06-03",
        "failed_checks": ["医保药品标识"],
    },
    NoticeKind.REEVALUATION: {"application": NUMBER, "requested_on": "2026-06-03"},
    NoticeKind.REEVALUATION_RETURNED: {
        "application": NUMBER,
        "requested_on": "2026-04-15",
        "result_delivered_on": "2026-01-15",
    },
    NoticeKind.PROPOSED_LIST: {"entries": ENTRIES, "published_on": "2026-03-02"},
    NoticeKind.OBJECTION_FINDING: {
        "application": NUMBER,
        "objection": "药师挂证",
        "finding": "不属实",
        "reason": "药师在店",
    },
    NoticeKind.REMOVAL: {"application": NUMBER, "reasons": "合同伪造", "advice": "规范用工"},
    NoticeKind.AGREEMENT: {
        "agreement": "330100-XY-2026-000001",
        "clauses": [{"title": "违约责任", "text": "按情形承担责任"}],
        "signed_on": "2026-03-02",
        "effective_on": "2026-03-02",
        "signer": "杭州市医疗保障管理服务中心",
    },
    NoticeKind.FILING: {
        "subject": "评估结果备案",
        "filed_on": "2026-03-02",
        "rows": [{"name": "结果", "value": "合格"}],
    },
    NoticeKind.DESIGNATED_LIST: {"entries": ENTRIES, "announced_on": "2026-03-02"},
}
TO_THE_PUBLIC = (NoticeKind.PROPOSED_LIST, NoticeKind.DESIGNATED_LIST)
DUE = date(2026, 3, 27)


def drafted(kind: NoticeKind, application: Application | None, /, **facts: Json) -> NoticeDraft:
    """A complete draft; keyword arguments replace facts, None takes a fact away."""
    given = {name: value for name, value in {**FACTS[kind], **facts}.items() if value is not None}
    spec = SPECS[kind]
    return NoticeDraft(
        kind=kind,
        area=AREA,
        facts=given,
        application=None if kind in TO_THE_PUBLIC else application,
        grounds=("O3-11-2",) if spec.grounds else (),
        due_on=DUE if spec.deadline else None,
    )


@pytest.fixture
def application(session: Session) -> Application:
    """A pharmacy's application."""
    return submitted(session, pharmacy(session))


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_every_document_carries_all_sections(session: Session, application: Application, kind: NoticeKind) -> None:
    """Number, title, addressee, legal basis, deadline with the date, remedy, agency."""
    notice = notices.issue(session, drafted(kind, application), DAY, CAUSE)
    spec = SPECS[kind]
    for part in (notice.number, spec.title, notice.addressee, notice.remedy, "2026年3月2日", AREA):
        assert part in notice.html
    for provision in require(notice.basis):
        assert provision.text_zh in notice.html
        assert provision.id in notice.html
    assert ("2026年3月27日" in notice.html) is (spec.deadline is not None)
    assert notice.sha256 == hashlib.sha256(notice.html.encode()).hexdigest()


@pytest.mark.parametrize(("kind", "fact"), [(kind, fact) for kind in NoticeKind for fact in SPECS[kind].required])
def test_missing_fact_is_named(session: Session, application: Application, kind: NoticeKind, fact: str) -> None:
    """No document goes out with a hole, and no number is used up by the attempt."""
    with pytest.raises(MissingSections) as caught:
        notices.issue(session, drafted(kind, application, **{fact: None}), DAY, CAUSE)
    assert caught.value.missing == (fact,)
    assert notices.issue(session, drafted(kind, application), DAY, CAUSE).sequence == 1


@pytest.mark.parametrize("empty", ["", " ", [], {}])
def test_empty_fact_is_a_missing_one(session: Session, application: Application, empty: Json) -> None:
    """An empty text says nothing."""
    with pytest.raises(MissingSections):
        notices.issue(session, drafted(NoticeKind.SUPPLEMENT, application, items=empty), DAY, CAUSE)


@pytest.mark.parametrize("missing", ["reasons", "advice"])
def test_unqualified_result_needs_reasons_and_advice(session: Session, application: Application, missing: str) -> None:
    """SC-049."""
    with pytest.raises(MissingSections) as caught:
        notices.issue(session, drafted(NoticeKind.EVALUATION_RESULT, application, **{missing: None}), DAY, CAUSE)
    assert caught.value.missing == (missing,)
    assert caught.value.provisions == ("O3-08-g",)


def test_qualified_result_needs_neither(session: Session, application: Application) -> None:
    """It says that publicity follows."""
    facts: dict[str, Json] = {"application": NUMBER, "result": "qualified", "concluded_on": "2026-03-02"}
    draft = NoticeDraft(kind=NoticeKind.EVALUATION_RESULT, area=AREA, facts=facts, application=application)
    html = notices.issue(session, draft, DAY, CAUSE).html
    assert "合格" in html
    assert "不合格" not in html.split("法规依据")[0]


def test_second_result_says_until_when_the_bar_runs(session: Session, application: Application) -> None:
    """Round 2 has no second rectification."""
    with pytest.raises(MissingSections) as caught:
        notices.issue(session, drafted(NoticeKind.EVALUATION_RESULT, application, round=2), DAY, CAUSE)
    assert caught.value.missing == ("barred_through",)
    draft = drafted(NoticeKind.EVALUATION_RESULT, application, round=2, barred_through="2027-03-02")
    assert "2027年3月2日" in notices.issue(session, draft, DAY, CAUSE).html


def test_refusal_cites_at_least_one_ground(session: Session, application: Application) -> None:
    """And only grounds that exist."""
    facts = FACTS[NoticeKind.REFUSAL]
    bare = NoticeDraft(kind=NoticeKind.REFUSAL, area=AREA, facts=facts, application=application)
    with pytest.raises(MissingSections) as caught:
        notices.issue(session, bare, DAY, CAUSE)
    assert caught.value.missing == ("grounds",)
    wrong = NoticeDraft(kind=NoticeKind.REFUSAL, area=AREA, facts=facts, application=application, grounds=("O3-11-99",))
    with pytest.raises(UnknownProvisions):
        notices.issue(session, wrong, DAY, CAUSE)


def test_deadline_is_a_computed_date(session: Session, application: Application) -> None:
    """A supplement notice without its date is refused."""
    draft = NoticeDraft(kind=NoticeKind.SUPPLEMENT, area=AREA, facts=FACTS[NoticeKind.SUPPLEMENT], application=application)
    with pytest.raises(MissingSections) as caught:
        notices.issue(session, draft, DAY, CAUSE)
    assert caught.value.missing == ("due_on",)


def test_supplement_lists_every_item(session: Session, application: Application) -> None:
    """SC-014: one notice, both items."""
    html = notices.issue(session, drafted(NoticeKind.SUPPLEMENT, application), DAY, CAUSE).html
    assert "<li>申请表</li>" in html
    assert "<li>报告</li>" in html


def test_basis_follows_the_party_kind(session: Session, application: Application) -> None:
    """A pharmacy reads Order 3, an institution Order 2, the public both."""
    other = submitted(session, institution(session))
    assert notices.issue(session, drafted(NoticeKind.SUPPLEMENT, application), DAY, CAUSE).basis == ["O3-07-b"]
    assert notices.issue(session, drafted(NoticeKind.SUPPLEMENT, other), DAY, CAUSE).basis == ["O2-08-b"]
    public = notices.issue(session, drafted(NoticeKind.PROPOSED_LIST, None), DAY, CAUSE)
    assert public.basis == ["O2-09-c", "O3-08-f"]
    assert public.addressee == "社会公众"


def test_every_basis_is_in_the_catalogue() -> None:
    """For both party kinds and the public."""
    for spec in SPECS.values():
        for party in (*PartyKind, None):
            require(spec.basis(party))


def test_numbers_count_per_kind_area_and_year(session: Session, application: Application) -> None:
    """Acceptance 1, 2; refusal 1; the next year 1 again; the agency's word is a parameter."""
    parameters.set_override(session, "agency_short_name", AREA, date(2027, 1, 1), "杭医保经办", "市", CAUSE)

    def number(kind: NoticeKind, on: date) -> str:
        return notices.issue(session, drafted(kind, application), on, CAUSE).number

    assert number(NoticeKind.ACCEPTANCE, DAY) == "医保经办330100〔2026〕受理1号"
    assert number(NoticeKind.ACCEPTANCE, DAY) == "医保经办330100〔2026〕受理2号"
    assert number(NoticeKind.REFUSAL, DAY) == "医保经办330100〔2026〕不予受理1号"
    assert number(NoticeKind.ACCEPTANCE, date(2027, 1, 4)) == "杭医保经办〔2027〕受理1号"


def test_facts_are_escaped(session: Session, application: Application) -> None:
    """What somebody typed is text, neither markup nor template."""
    typed = "<script>alert(1)</script>{{ notice.number.__class__ }}"
    draft = drafted(NoticeKind.SUPPLEMENT, application, items=[typed])
    html = notices.issue(session, draft, DAY, CAUSE).html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "{{ notice.number.__class__ }}" in html


def test_own_remedy_text_replaces_the_usual(session: Session, application: Application) -> None:
    """Local practice may name the court."""
    draft = NoticeDraft(
        kind=NoticeKind.REFUSAL,
        area=AREA,
        facts=FACTS[NoticeKind.REFUSAL],
        application=application,
        grounds=("O3-11-2",),
        remedy="可以向杭州市人民政府申请行政复议。",
    )
    assert "杭州市人民政府" in notices.issue(session, draft, DAY, CAUSE).html


def test_notices_are_found_again(session: Session, application: Application) -> None:
    """By id, number, application and kind."""
    first = notices.issue(session, drafted(NoticeKind.SUPPLEMENT, application), DAY, CAUSE)
    second = notices.issue(session, drafted(NoticeKind.SUPPLEMENT, application), DAY, CAUSE)
    assert notices.notice_of(session, first.id) is first
    assert notices.notice_by_number(session, AREA, second.number) is second
    assert list(notices.notices_of(session, application)) == [first, second]
    assert notices.latest_notice(session, application, NoticeKind.SUPPLEMENT) is second
    with pytest.raises(UnknownNotice):
        notices.notice_of(session, 1)
    with pytest.raises(UnknownNotice):
        notices.notice_by_number(session, "330200", second.number)
    with pytest.raises(UnknownNotice):
        notices.latest_notice(session, application, NoticeKind.REFUSAL)


@pytest.mark.parametrize(
    "facts",
    [{"entries": [{"name": "康民大药房"}]}, {"entries": ENTRIES, "published_on": "三月二日"}],
)
def test_half_a_fact_is_a_typed_error(session: Session, facts: dict[str, Json]) -> None:
    """A list entry without address, a date that is none: refused, never printed."""
    with pytest.raises(InvalidFact):
        notices.issue(session, drafted(NoticeKind.PROPOSED_LIST, None, **facts), DAY, CAUSE)
