"""PR-02: evaluation and re-evaluation."""

from __future__ import annotations

from datetime import date

import pytest

from engine.errors import Forbidden
from handlers.applications.errors import DuplicateApplication
from handlers.errors import ForbiddenTransition
from handlers.evaluations import ReasonsMissing
from handlers.intake import request_reevaluation, supply_supplement, withdraw
from handlers.notices import NoticeKind
from tests.processes.answers import institution, pharmacy, team
from tests.processes.office import EVALUATED, Office


def evaluating(office: Office, form: dict[str, object] | None = None) -> str:
    number = office.submit(form or pharmacy())
    office.do(number, "Task_CheckCompleteness")
    return number


def reviewed(office: Office, number: str, **site: object) -> None:
    office.do_all(number, "Task_ArrangeEvaluation", "Task_PaperReview")
    office.do(number, "Task_SiteVisit", **site)


def rectifying(office: Office, delivered_on: date) -> str:
    number = evaluating(office)
    reviewed(office, number, checkLabels="fail")
    office.do(number, "Task_ResultNotice")
    office.go_to(delivered_on)
    office.do(number, "Task_DeliverResult")
    return number


@pytest.mark.parametrize("members", [team(without="finance"), team(conflict=True)], ids=["no finance", "conflict"])
def test_a_team_that_lacks_expertise_or_has_an_interest_is_rejected(office: Office, members: list[dict[str, object]]) -> None:
    number = evaluating(office)
    office.do(number, "Task_ArrangeEvaluation", teamMembers=members)
    assert office.open_elements(number) == {"Task_ArrangeEvaluation"}
    office.do(number, "Task_ArrangeEvaluation")
    assert office.open_elements(number) == {"Task_PaperReview", "Task_SiteVisit"}


def test_a_third_party_reviews_when_commissioned(office: Office) -> None:
    number = evaluating(office)
    office.do(number, "Task_ArrangeEvaluation", evaluatorKind="thirdParty", thirdPartyName="安信评估", thirdPartyEligible=True)
    assert office.task(number, "Task_PaperReview").candidate_groups == ["third-party"]


@pytest.mark.parametrize(
    ("form", "field", "ground"),
    [
        (pharmacy(), "checkSettlement", "O3-08-5"),
        (institution(), "checkTechnicians", "N2025-02-2"),
        (institution(), "checkTraceability", "N2025-02-1"),
    ],
)
def test_one_failed_check_is_enough(office: Office, form: dict[str, object], field: str, ground: str) -> None:
    number = evaluating(office, form)
    reviewed(office, number, **{field: "fail"})
    assert office.open_elements(number) == {"Task_ResultNotice"}
    found = office.variables(number)["evaluation"]
    assert isinstance(found, dict)
    assert found["result"] == "unqualified"
    assert [one["provision"] for one in found["failedChecks"]] == [ground]


def test_the_priority_item_only_orders(office: Office) -> None:
    number = evaluating(office, institution())
    office.do(number, "Task_ArrangeEvaluation")
    office.do(number, "Task_PaperReview", checkUpload="fail")
    office.do(number, "Task_SiteVisit")
    assert office.state(number) == "PUBLICITY"


def test_supplementing_pauses_the_clock(office: Office) -> None:
    number = evaluating(office)
    assert office.due_on(number, "Task_ArrangeEvaluation") == date(2026, 6, 2)
    office.do_all(number, "Task_ArrangeEvaluation", "Task_PaperReview")
    office.go_to(date(2026, 6, 1))
    office.do(number, "Task_SiteVisit", siteMaterialsNeeded=True)
    office.do(number, "Task_RequestMaterials")
    assert office.state(number) == "SUPPLEMENTING"
    office.go_to(date(2026, 6, 22))
    assert not office.open_elements(number)  # no escalation while the clock stands
    office.run(lambda uow: supply_supplement(uow, number, []))
    assert office.state(number) == "EVALUATING"
    assert office.due_on(number, "Task_PaperReview") == date(2026, 6, 23)
    office.go_to(date(2026, 6, 24))
    assert "Task_SuperviseEvaluation" in office.open_elements(number)


def test_material_that_never_comes_lapses(office: Office) -> None:
    number = evaluating(office)
    reviewed(office, number, siteMaterialsNeeded=True)
    office.do(number, "Task_RequestMaterials")
    office.go_to(date(2026, 3, 31))
    assert office.state(number) == "LAPSED"


def test_the_agency_that_is_late_is_escalated_and_nobody_passes_by_it(office: Office) -> None:
    number = evaluating(office)
    office.go_to(date(2026, 6, 2))
    assert office.open_elements(number) == {"Task_ArrangeEvaluation"}
    office.go_to(date(2026, 6, 3))
    assert office.open_elements(number) == {"Task_ArrangeEvaluation", "Task_SuperviseEvaluation"}
    assert office.state(number) == "EVALUATING"


def test_material_asked_for_after_the_breach_stops_no_clock(office: Office) -> None:
    number = evaluating(office)
    office.go_to(date(2026, 6, 3))
    reviewed(office, number, siteMaterialsNeeded=True)
    office.do(number, "Task_RequestMaterials")
    office.run(lambda uow: supply_supplement(uow, number, []))
    assert office.open_elements(number) == {"Task_PaperReview", "Task_SiteVisit", "Task_SuperviseEvaluation"}
    assert office.outcomes(number, "T-EVAL-3MO") == ["breached"]


def test_an_unqualified_result_needs_reasons_and_advice(office: Office) -> None:
    number = evaluating(office)
    reviewed(office, number, checkLabels="fail")
    with pytest.raises(ReasonsMissing, match="advice"):
        office.do(number, "Task_ResultNotice", rectificationAdvice=" ")
    assert office.open_elements(number) == {"Task_ResultNotice"}


def test_re_evaluation_opens_the_day_after_three_months(office: Office) -> None:
    number = rectifying(office, date(2026, 3, 10))
    office.go_to(date(2026, 6, 10))
    office.run(lambda uow: request_reevaluation(uow, number))
    assert office.state(number) == "RECTIFYING"
    assert office.notice(number, NoticeKind.REEVALUATION_RETURNED).due_on == date(2026, 6, 11)
    office.go_to(date(2026, 6, 11))
    office.run(lambda uow: request_reevaluation(uow, number))
    assert office.state(number) == "RE_EVALUATING"
    assert office.due_on(number, "Task_ArrangeEvaluation") == date(2026, 9, 11)
    reviewed(office, number)
    assert office.state(number) == "PUBLICITY"


def test_a_new_application_during_rectification_is_redirected(office: Office) -> None:
    number = rectifying(office, date(2026, 3, 10))
    with pytest.raises(DuplicateApplication, match=number):
        office.submit(pharmacy())


def test_nobody_asks_for_re_evaluation_lapses(office: Office) -> None:
    number = rectifying(office, date(2026, 3, 10))
    office.go_to(date(2026, 12, 10))
    assert office.state(number) == "RECTIFYING"
    office.go_to(date(2026, 12, 11))
    assert office.state(number) == "LAPSED"


def test_a_second_failure_bars_for_a_year_from_delivery(office: Office) -> None:
    number = rectifying(office, date(2026, 3, 10))
    office.go_to(date(2026, 6, 11))
    office.run(lambda uow: request_reevaluation(uow, number))
    reviewed(office, number, checkLabels="fail")
    office.do_all(number, "Task_SecondNotice", "Task_DeliverSecond")
    assert office.state(number) == "BARRED_1Y"
    with pytest.raises(ForbiddenTransition):
        office.run(lambda uow: request_reevaluation(uow, number))
    office.go_to(date(2027, 6, 11))
    barred = office.submit(pharmacy())
    assert office.open_elements(barred) == {"Task_RefusalDecision"}
    office.do(barred, "Task_RefusalDecision")
    office.go_to(date(2027, 6, 12))
    assert office.open_elements(office.submit(pharmacy())) == {"Task_CheckCompleteness"}


def test_the_evaluator_must_not_approve_the_case(office: Office) -> None:
    number = office.negotiating(pharmacy())
    office.do_all(number, "Task_Negotiate", "Task_DraftAgreement")
    with pytest.raises(Forbidden):
        office.do_as("evaluator-1", number, "Task_CheckContent")


def test_withdrawal_during_the_evaluation(office: Office) -> None:
    number = office.submit(pharmacy())
    office.do_all(number, *EVALUATED[:3])
    office.run(lambda uow: withdraw(uow, number, reason="停业"))
    assert office.state(number) == "WITHDRAWN"
    assert not office.open_elements(number)
