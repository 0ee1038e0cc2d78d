"""The one-off supplement at intake, the pauses of the evaluation."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import applications
from handlers.applications import (
    Application,
    ApplicationState,
    NoOpenSupplement,
    NothingToSupplement,
    NotRequested,
    SecondSupplementRequest,
)
from handlers.errors import ForbiddenTransition
from tests.handlers.cases import CAUSE, DAY, evaluating, institution, pharmacy

ASKED = date(2026, 3, 5)
RECEIVED = date(2026, 3, 20)
MISSING = ["O3-06-1", "O3-06-7"]


@pytest.fixture
def incomplete(session: Session) -> Application:
    """SC-014: two of the eight items are missing."""
    present = {f"O3-06-{number}": number not in (1, 7) for number in range(1, 9)}
    return applications.submit(session, pharmacy(session), present, DAY, CAUSE)


def test_one_notice_lists_everything(session: Session, incomplete: Application) -> None:
    """SC-014: both items in one request; the application waits."""
    request = applications.request_supplement(session, incomplete, MISSING, ASKED, CAUSE)
    assert request.codes == MISSING
    assert incomplete.state is ApplicationState.SUPPLEMENTING


@pytest.mark.parametrize("codes", [[], ["O3-06-1"], ["O3-06-1", "O3-06-7", "O3-06-2"], ["O3-06-9"]])
def test_notice_lists_neither_less_nor_more(session: Session, incomplete: Application, codes: list[str]) -> None:
    """All at once means all; and nothing that is there."""
    with pytest.raises(NothingToSupplement):
        applications.request_supplement(session, incomplete, codes, ASKED, CAUSE)
    assert incomplete.state is ApplicationState.SUBMITTED


def test_second_notice_is_refused(session: Session, incomplete: Application) -> None:
    """SC-020: also after a partial answer."""
    applications.request_supplement(session, incomplete, MISSING, ASKED, CAUSE)
    applications.receive_supplement(session, incomplete, ["O3-06-1"], RECEIVED, CAUSE)
    with pytest.raises(SecondSupplementRequest) as caught:
        applications.request_supplement(session, incomplete, ["O3-06-7"], RECEIVED, CAUSE)
    assert caught.value.provisions == ("O3-07-b",)


def test_second_notice_to_an_institution_cites_order_2(session: Session) -> None:
    """Each party kind hears its own order."""
    application = applications.submit(session, institution(session), {}, DAY, CAUSE)
    codes = [f"O2-07-a-{number}" for number in range(1, 6)]
    applications.request_supplement(session, application, codes, ASKED, CAUSE)
    with pytest.raises(SecondSupplementRequest) as caught:
        applications.request_supplement(session, application, codes, ASKED, CAUSE)
    assert caught.value.provisions == ("O2-08-b",)


def test_only_listed_items_are_taken(session: Session, incomplete: Application) -> None:
    """PR-01 step 6a."""
    applications.request_supplement(session, incomplete, MISSING, ASKED, CAUSE)
    with pytest.raises(NotRequested) as caught:
        applications.receive_supplement(session, incomplete, ["O3-06-1", "O3-06-2"], RECEIVED, CAUSE)
    assert caught.value.codes == ("O3-06-2",)
    assert incomplete.state is ApplicationState.SUPPLEMENTING


def test_answer_completes_the_application(session: Session, incomplete: Application) -> None:
    """Back to intake; it can be accepted, from the first receipt."""
    applications.request_supplement(session, incomplete, MISSING, ASKED, CAUSE)
    applications.receive_supplement(session, incomplete, MISSING, RECEIVED, CAUSE)
    assert incomplete.state is ApplicationState.SUBMITTED
    assert applications.missing_items(incomplete) == []
    assert {item.supplied_on for item in incomplete.items if item.code in MISSING} == {RECEIVED}
    assert applications.accept(session, incomplete, RECEIVED, CAUSE).accepted_on == DAY


def test_gap_left_after_the_answer_goes_to_the_evaluation(session: Session, incomplete: Application) -> None:
    """There is no second notice, so the application is accepted and the gap noted."""
    applications.request_supplement(session, incomplete, MISSING, ASKED, CAUSE)
    applications.receive_supplement(session, incomplete, ["O3-06-1"], RECEIVED, CAUSE)
    applications.accept(session, incomplete, RECEIVED, CAUSE)
    reason = applications.events(session, incomplete)[-1].reason
    assert reason is not None
    assert "预测性分析报告" in reason


def test_pause_runs_from_delivery_to_receipt(session: Session, incomplete: Application) -> None:
    """Rule 2.8: nothing before delivery, open until the answer."""
    applications.request_supplement(session, incomplete, MISSING, ASKED, CAUSE)
    assert applications.pauses(incomplete) == []
    applications.supplement_delivered(session, incomplete, date(2026, 3, 6))
    assert applications.pauses(incomplete) == [(date(2026, 3, 6), None)]
    applications.receive_supplement(session, incomplete, MISSING, RECEIVED, CAUSE)
    assert applications.pauses(incomplete) == [(date(2026, 3, 6), RECEIVED)]


def test_evaluation_may_ask_again(session: Session) -> None:
    """O3-08-c: each request pauses; the application returns to the evaluation."""
    application = evaluating(session, pharmacy(session))
    for _ in range(2):
        applications.request_evaluation_material(session, application, ["营业场所平面图"], ASKED, CAUSE)
        assert application.state is ApplicationState.SUPPLEMENTING
        applications.supplement_delivered(session, application, ASKED)
        applications.receive_supplement(session, application, ["营业场所平面图"], RECEIVED, CAUSE)
        assert application.state is ApplicationState.EVALUATING
    assert len(applications.pauses(application)) == 2


def test_evaluation_request_says_what(session: Session) -> None:
    """An empty request pauses nothing."""
    application = evaluating(session, pharmacy(session))
    for titles in ([], [" "]):
        with pytest.raises(NothingToSupplement):
            applications.request_evaluation_material(session, application, titles, ASKED, CAUSE)


def test_evaluation_request_needs_an_evaluation(session: Session, incomplete: Application) -> None:
    """A submitted application is supplemented by the one-off notice only; an ended one by nothing."""
    with pytest.raises(ForbiddenTransition):
        applications.request_evaluation_material(session, incomplete, ["平面图"], ASKED, CAUSE)
    applications.withdraw(session, incomplete, DAY, CAUSE)
    with pytest.raises(ForbiddenTransition):
        applications.request_evaluation_material(session, incomplete, ["平面图"], ASKED, CAUSE)
    assert incomplete.supplements == []


def test_answer_without_request(session: Session, incomplete: Application) -> None:
    """Nothing awaits an answer."""
    with pytest.raises(NoOpenSupplement):
        applications.receive_supplement(session, incomplete, ["O3-06-1"], RECEIVED, CAUSE)
    with pytest.raises(NoOpenSupplement):
        applications.supplement_delivered(session, incomplete, RECEIVED)
