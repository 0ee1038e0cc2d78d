"""Delivery starts clocks: which day it is, and what proves it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import notices, parameters
from handlers.errors import InvalidFact
from handlers.notices import AlreadyDelivered, Method, Notice, NoticeDraft, NoticeKind, Receipt
from tests.handlers.cases import AREA, CAUSE, DAY, pharmacy, submitted

LATER = date(2026, 3, 5)


@pytest.fixture
def notice(session: Session) -> Notice:
    """An issued document that has not been delivered."""
    application = submitted(session, pharmacy(session))
    draft = NoticeDraft(
        kind=NoticeKind.SUPPLEMENT,
        area=AREA,
        facts={"application": application.number, "received_on": "2026-03-02", "items": ["申请表"]},
        application=application,
        due_on=date(2026, 3, 27),
    )
    return notices.issue(session, draft, DAY, CAUSE)


@pytest.mark.parametrize(
    "receipt",
    [
        Receipt(method=Method.DIRECT, on=LATER, recipient="王五", receipt="送达回证签字"),
        Receipt(method=Method.ELECTRONIC, on=LATER),
        Receipt(method=Method.MAIL, on=LATER, receipt="EMS1234567890"),
        Receipt(method=Method.LEFT, on=LATER, receipt="社区工作人员见证"),
        Receipt(method=Method.DIRECT, on=LATER, refused_to_sign=True),
    ],
)
def test_delivered_on_its_day(session: Session, notice: Notice, receipt: Receipt) -> None:
    """Each method, and the refusal to sign, which counts as delivery."""
    assert notices.record_delivery(session, notice, receipt, CAUSE) == LATER
    assert notice.delivered_on == LATER
    assert notice.delivery is not None
    assert notice.delivery.refused_to_sign is receipt.refused_to_sign


@pytest.mark.parametrize(("days", "expected"), [(30, date(2026, 4, 4)), (60, date(2026, 5, 4))])
def test_public_notice_counts_after_its_days(session: Session, notice: Notice, days: int, expected: date) -> None:
    """The number of days is a parameter."""
    parameters.set_override(session, "public_notice_delivery_days", AREA, DAY, days, "市", CAUSE)
    receipt = Receipt(method=Method.PUBLIC, on=LATER)
    assert notices.record_delivery(session, notice, receipt, CAUSE) == expected


@pytest.mark.parametrize("method", [Method.DIRECT, Method.MAIL, Method.LEFT])
def test_delivery_on_paper_needs_a_proof(session: Session, notice: Notice, method: Method) -> None:
    """A clock must not start on a mere statement."""
    for proof in (None, " "):
        with pytest.raises(InvalidFact) as caught:
            notices.record_delivery(session, notice, Receipt(method=method, on=LATER, receipt=proof), CAUSE)
        assert caught.value.field == "receipt"
    assert notice.delivered_on is None


def test_not_delivered_before_issued(session: Session, notice: Notice) -> None:
    """The day of issuing itself is possible."""
    with pytest.raises(InvalidFact):
        notices.record_delivery(session, notice, Receipt(method=Method.ELECTRONIC, on=date(2026, 3, 1)), CAUSE)
    assert notices.record_delivery(session, notice, Receipt(method=Method.ELECTRONIC, on=DAY), CAUSE) == DAY


def test_delivered_once(session: Session, notice: Notice) -> None:
    """A second record would move a running clock."""
    notices.record_delivery(session, notice, Receipt(method=Method.ELECTRONIC, on=LATER), CAUSE)
    with pytest.raises(AlreadyDelivered) as caught:
        notices.record_delivery(session, notice, Receipt(method=Method.ELECTRONIC, on=LATER), CAUSE)
    assert caught.value.delivered_on == LATER


def test_every_method_has_a_chinese_label() -> None:
    """For the page and the slip."""
    assert [method.label for method in Method] == ["直接送达", "电子送达", "邮寄送达", "留置送达", "公告送达"]
