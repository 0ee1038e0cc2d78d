"""Checks, result, filing, and the one re-evaluation."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import evaluations, parameters
from handlers.applications import Application
from handlers.columns import Json
from handlers.evaluations import (
    EvaluationConcluded,
    Member,
    NoFurtherEvaluation,
    NotUnqualified,
    Organiser,
    ReasonsMissing,
    Result,
    ResultContradictsChecks,
    Team,
    TooEarlyToReevaluate,
    UnfinishedChecks,
    UnknownEvaluation,
)
from handlers.register import Ownership
from tests.handlers.cases import AREA, CAUSE, DAY, concluded, evaluating, institution, pharmacy


@pytest.fixture
def application(session: Session) -> Application:
    """A pharmacy under evaluation."""
    return evaluating(session, pharmacy(session))


def codes(session: Session, under_way: Application) -> list[str]:
    """The checklist of a newly opened round."""
    return [check.code for check in evaluations.open_evaluation(session, under_way, DAY, CAUSE).checks]


def test_pharmacy_has_its_six_checks(session: Session, application: Application) -> None:
    """SC-057: nothing of Order 2."""
    assert codes(session, application) == [f"O3-08-{number}" for number in range(1, 7)]


@pytest.mark.parametrize(
    ("ownership", "offers_tests", "added"),
    [
        (Ownership.PRIVATE, True, ["N2025-02-2", "N2025-03-2"]),
        (Ownership.PRIVATE, False, ["N2025-03-2"]),
        (Ownership.PUBLIC, True, ["N2025-02-2"]),
        (Ownership.PUBLIC, False, []),
    ],
)
def test_institution_has_its_checks(session: Session, ownership: Ownership, offers_tests: bool, added: list[str]) -> None:
    """SC-057: five of Order 2, traceability, what applies of the 2025 notice, the priority item last."""
    party = institution(session, ownership=ownership, offers_tests=offers_tests)
    assert codes(session, evaluating(session, party)) == [
        *(f"O2-09-b-{number}" for number in range(1, 6)),
        "N2025-02-1",
        *added,
        "N2025-02-5",
    ]


def test_local_checks_are_added(session: Session, application: Application) -> None:
    """O3-08-j: a province's own items are mandatory checks."""
    extra: Json = [{"id": "cold-chain", "title": "冷链设备"}]
    parameters.set_override(session, "extra_checks_pharmacy", "330000", DAY, extra, "省", CAUSE)
    assert codes(session, application)[-1] == "extra:cold-chain"


def test_all_passed_is_qualified(session: Session, application: Application) -> None:
    """The result, its author and its day are kept."""
    evaluation = concluded(session, application)
    assert evaluation.result is Result.QUALIFIED
    assert (evaluation.concluded_on, evaluation.concluded_by) == (DAY, "zhang")


@pytest.mark.parametrize("number", range(1, 7))
def test_one_failed_check_is_unqualified(session: Session, application: Application, number: int) -> None:
    """SC-046: whichever of the six it is."""
    assert concluded(session, application, f"O3-08-{number}").result is Result.UNQUALIFIED


def test_priority_item_only_orders(session: Session) -> None:
    """SC-047: without the commitment still qualified, without priority."""
    evaluation = evaluations.open_evaluation(session, evaluating(session, institution(session)), DAY, CAUSE)
    for check in evaluation.checks:
        evaluations.record_check(session, evaluation, check.code, passed=not check.priority, evidence=None, on=DAY, cause=CAUSE)
    evaluations.conclude(session, evaluation, Result.QUALIFIED, DAY, CAUSE)
    assert evaluation.priority is False
    assert concluded(session, evaluating(session, institution(session))).priority is True


def test_open_checks_are_named(session: Session, application: Application) -> None:
    """No result before every mandatory check has been looked at."""
    evaluation = evaluations.open_evaluation(session, application, DAY, CAUSE)
    for check in evaluation.checks[:-1]:
        evaluations.record_check(session, evaluation, check.code, passed=True, evidence=None, on=DAY, cause=CAUSE)
    with pytest.raises(UnfinishedChecks) as caught:
        evaluations.conclude(session, evaluation, Result.QUALIFIED, DAY, CAUSE)
    assert caught.value.titles == ("医保药品标识",)


def test_result_follows_from_the_checks(session: Session, application: Application) -> None:
    """Nobody can declare a failed party qualified, or the other way round."""
    evaluation = evaluations.open_evaluation(session, application, DAY, CAUSE)
    for check in evaluation.checks:
        evaluations.record_check(session, evaluation, check.code, passed=True, evidence=None, on=DAY, cause=CAUSE)
    with pytest.raises(ResultContradictsChecks):
        evaluations.conclude(session, evaluation, Result.UNQUALIFIED, DAY, CAUSE, reasons="无", advice="无")
    assert evaluation.result is None


@pytest.mark.parametrize(
    ("reasons", "advice", "field"),
    [(None, "补充标识", "reasons"), (" ", "补充标识", "reasons"), ("缺标识", None, "advice"), ("缺标识", "", "advice")],
)
def test_unqualified_needs_reasons_and_advice(
    session: Session, application: Application, reasons: str | None, advice: str | None, field: str
) -> None:
    """SC-049."""
    evaluation = evaluations.open_evaluation(session, application, DAY, CAUSE)
    for check in evaluation.checks:
        evaluations.record_check(session, evaluation, check.code, passed=False, evidence=None, on=DAY, cause=CAUSE)
    with pytest.raises(ReasonsMissing) as caught:
        evaluations.conclude(session, evaluation, Result.UNQUALIFIED, DAY, CAUSE, reasons=reasons, advice=advice)
    assert caught.value.field == field


def test_concluded_evaluation_is_closed(session: Session, application: Application) -> None:
    """Neither check nor team nor result can be changed."""
    evaluation = concluded(session, application)
    with pytest.raises(EvaluationConcluded):
        evaluations.record_check(session, evaluation, "O3-08-1", passed=False, evidence=None, on=DAY, cause=CAUSE)
    with pytest.raises(EvaluationConcluded):
        evaluations.appoint_team(session, evaluation, Team(Organiser.TEAM, ()), DAY, CAUSE)
    with pytest.raises(EvaluationConcluded):
        evaluations.conclude(session, evaluation, Result.QUALIFIED, DAY, CAUSE)


def test_unknown_check(session: Session, application: Application) -> None:
    """A code of the other party kind is no check of this one."""
    evaluation = evaluations.open_evaluation(session, application, DAY, CAUSE)
    with pytest.raises(UnknownEvaluation):
        evaluations.record_check(session, evaluation, "O2-09-b-1", passed=True, evidence=None, on=DAY, cause=CAUSE)


def test_both_results_are_filed(session: Session, application: Application) -> None:
    """O3-08-e: also the unqualified one."""
    evaluation = concluded(session, application, "O3-08-6")
    evaluations.file_result(session, evaluation, date(2026, 3, 3), CAUSE, "备案回执1")
    assert (evaluation.filed_on, evaluation.filing_receipt) == (date(2026, 3, 3), "备案回执1")


@pytest.mark.parametrize(
    ("delivered", "early", "opens"),
    [
        (date(2026, 1, 15), date(2026, 4, 15), date(2026, 4, 16)),
        (date(2025, 11, 30), date(2026, 2, 28), date(2026, 3, 1)),
    ],
)
def test_reevaluation_opens_after_three_months(
    session: Session, application: Application, delivered: date, early: date, opens: date
) -> None:
    """SC-050, SC-051: on the last day returned with the date, the day after accepted."""
    evaluation = concluded(session, application, "O3-08-6")
    evaluations.result_delivered(session, evaluation, delivered, CAUSE)
    assert evaluations.reevaluation_opens_on(session, evaluation) == opens
    with pytest.raises(TooEarlyToReevaluate) as caught:
        evaluations.check_reevaluation_request(session, application, early)
    assert caught.value.open_from == opens
    assert evaluations.check_reevaluation_request(session, application, opens) is evaluation


def test_reevaluation_needs_a_delivered_unqualified_result(session: Session, application: Application) -> None:
    """Neither before delivery nor after a pass."""
    with pytest.raises(UnknownEvaluation):
        evaluations.check_reevaluation_request(session, application, DAY)
    concluded(session, application, "O3-08-6")
    with pytest.raises(NotUnqualified):
        evaluations.check_reevaluation_request(session, application, date(2027, 1, 1))
    passed = evaluating(session, pharmacy(session))
    evaluations.result_delivered(session, concluded(session, passed), DAY, CAUSE)
    with pytest.raises(NotUnqualified):
        evaluations.check_reevaluation_request(session, passed, date(2027, 1, 1))


def test_second_round_begins_with_what_failed(session: Session, application: Application) -> None:
    """PR-02 step 10: same checks, failed ones first."""
    concluded(session, application, "O3-08-3", "O3-08-6")
    second = evaluations.open_evaluation(session, application, date(2026, 7, 1), CAUSE)
    assert second.round == 2
    assert [check.code for check in second.checks][:3] == ["O3-08-3", "O3-08-6", "O3-08-1"]
    assert [check.failed_before for check in second.checks] == [True, True, False, False, False, False]


def test_there_is_no_third_round(session: Session, application: Application) -> None:
    """SC-054."""
    concluded(session, application, "O3-08-6")
    evaluations.result_delivered(session, concluded(session, application, "O3-08-6"), DAY, CAUSE)
    with pytest.raises(NoFurtherEvaluation):
        evaluations.open_evaluation(session, application, DAY, CAUSE)
    with pytest.raises(NoFurtherEvaluation):
        evaluations.check_reevaluation_request(session, application, date(2027, 1, 1))
    assert [one.round for one in evaluations.evaluations_of(session, application)] == [1, 2]


def test_facts_for_the_decision_table(session: Session, application: Application) -> None:
    """DT-02 reads what failed and what is open."""
    evaluation = evaluations.open_evaluation(session, application, DAY, CAUSE)
    evaluations.record_check(session, evaluation, "O3-08-1", passed=False, evidence="证照过期", on=DAY, cause=CAUSE)
    evaluations.record_check(session, evaluation, "O3-08-2", passed=True, evidence=None, on=DAY, cause=CAUSE)
    facts = evaluations.evaluation_facts(evaluation)
    assert facts["mandatoryFailed"] == ["O3-08-1"]
    assert facts["mandatoryOpen"] == [f"O3-08-{number}" for number in range(3, 7)]
    assert (facts["partyType"], facts["round"], facts["priorityMet"]) == ("pharmacy", 1, False)


def test_revoked_result_keeps_its_day(session: Session, application: Application) -> None:
    """A founded objection takes the result back."""
    evaluation = concluded(session, application)
    evaluations.revoke_result(session, evaluation, date(2026, 3, 20), "伪造合同", CAUSE)
    assert evaluation.revoked_on == date(2026, 3, 20)


def test_member_may_be_named_without_account() -> None:
    """An outside expert has no user id."""
    assert Member("外聘专家", evaluations.Expertise.FINANCE).user_id is None


def test_area_of_the_application_decides(session: Session, application: Application) -> None:
    """A longer local rectification period moves the opening."""
    parameters.set_override(session, "rectification_months", AREA, DAY, 4, "市", CAUSE)
    evaluation = concluded(session, application, "O3-08-6")
    evaluations.result_delivered(session, evaluation, DAY, CAUSE)
    assert evaluations.reevaluation_opens_on(session, evaluation) == date(2026, 7, 3)
