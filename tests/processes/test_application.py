"""PR-01: application and acceptance."""

from __future__ import annotations

from datetime import date

import pytest

from handlers import bans, parameters
from handlers.applications import NotRequested
from handlers.applications.errors import DuplicateApplication
from handlers.bans import BanGround, Subject
from handlers.cause import Cause
from handlers.intake import supply_supplement, withdraw
from handlers.notices import NoticeKind
from tests.processes.answers import AREA, institution, pharmacy
from tests.processes.office import Office


def test_the_due_date_of_the_desk_is_the_lawful_one(office: Office) -> None:
    number = office.submit(pharmacy())
    assert office.due_on(number, "Task_CheckCompleteness") == date(2026, 3, 9)


def test_a_second_application_is_redirected_to_the_running_one(office: Office) -> None:
    number = office.submit(pharmacy())
    with pytest.raises(DuplicateApplication) as caught:
        office.submit(pharmacy())
    assert number in str(caught.value)


def test_a_barred_key_person_leads_to_refusal_with_the_ground(office: Office) -> None:
    person = Subject.person("陈立", "330102196501010011")
    office.run(
        lambda uow: bans.record_ban(
            uow.session, person, BanGround.KEY_PERSON, date(2023, 5, 1), "杭医保解〔2023〕3号", AREA, Cause("admin", uow.now)
        )
    )
    number = office.submit(pharmacy())
    assert office.open_elements(number) == {"Task_RefusalDecision"}
    office.do(number, "Task_RefusalDecision")
    assert office.state(number) == "REFUSED"
    notice = office.notice(number, NoticeKind.REFUSAL)
    assert notice.grounds == ["O3-11-5"]
    assert notice.facts["barred_through"] == "2028-05-01"


def test_beauty_as_main_scope_is_a_ground_for_institutions(office: Office) -> None:
    number = office.submit(institution(mainScope="medicalAesthetics"))
    office.do(number, "Task_RefusalDecision")
    assert office.notice(number, NoticeKind.REFUSAL).grounds == ["O2-12-1"]


def test_an_unmet_condition_is_refused_by_its_id(office: Office) -> None:
    number = office.submit(institution())
    office.do(number, "Task_CheckCompleteness", intakeDecision="unmet", unmetConditions=["N2025-03-2"], unmetFacts="拒绝承诺")
    office.do(number, "Task_RefusalDecision")
    assert office.notice(number, NoticeKind.REFUSAL).grounds == ["N2025-03-2"]


def supplementing(office: Office, *missing: str) -> str:
    number = office.submit(pharmacy())
    office.do(number, "Task_CheckCompleteness", intakeDecision="incomplete", missingItems=list(missing))
    office.do(number, "Task_SupplementNotice")
    return number


def test_one_notice_lists_every_missing_item_and_the_answer_leads_to_acceptance(office: Office) -> None:
    number = supplementing(office, "O3-06-1", "O3-06-7")
    assert office.state(number) == "SUPPLEMENTING"
    assert len(office.notice(number, NoticeKind.SUPPLEMENT).facts["items"]) == 2  # type: ignore[arg-type]
    office.go_to(date(2026, 3, 12))
    office.run(lambda uow: supply_supplement(uow, number, ["O3-06-1", "O3-06-7"]))
    assert office.state(number) == "SUBMITTED"
    assert office.due_on(number, "Task_CheckCompleteness") == date(2026, 3, 19)
    office.do(number, "Task_CheckCompleteness")
    assert office.state(number) == "EVALUATING"
    assert office.read(number, lambda one: one.accepted_on) == date(2026, 3, 2)
    # three months from 03-02 are 06-02, ten days of supplementing are not counted
    assert office.due_on(number, "Task_ArrangeEvaluation") == date(2026, 6, 12)


def test_no_second_notice_is_possible_gaps_go_to_the_evaluation(office: Office) -> None:
    number = supplementing(office, "O3-06-1")
    office.run(lambda uow: supply_supplement(uow, number, ["O3-06-1"]))
    office.do(number, "Task_CheckCompleteness", intakeDecision="incomplete", missingItems=["O3-06-7"])
    assert office.state(number) == "EVALUATING"


def test_an_item_that_was_not_asked_for_is_returned(office: Office) -> None:
    number = supplementing(office, "O3-06-1")
    with pytest.raises(NotRequested):
        office.run(lambda uow: supply_supplement(uow, number, ["O3-06-2"]))
    assert office.state(number) == "SUPPLEMENTING"


def test_a_supplement_that_never_comes_lapses_after_twenty_working_days(office: Office) -> None:
    number = supplementing(office, "O3-06-1")
    office.go_to(date(2026, 3, 30))
    assert office.state(number) == "SUPPLEMENTING"
    office.go_to(date(2026, 3, 31))
    assert office.state(number) == "LAPSED"


def test_the_desk_that_is_late_accepts_by_default(office: Office) -> None:
    number = office.submit(pharmacy())
    office.go_to(date(2026, 3, 9))
    assert office.state(number) == "SUBMITTED"
    office.go_to(date(2026, 3, 10))
    assert office.state(number) == "EVALUATING"


def test_grounds_of_refusal_are_never_accepted_by_default(office: Office) -> None:
    number = office.submit(institution(mainScope="medicalAesthetics"))
    office.go_to(date(2026, 3, 10))
    assert office.open_elements(number) == {"Task_RefusalDecision", "Task_SuperviseIntake"}


@pytest.mark.parametrize(("decision", "state"), [("acceptByDefault", "EVALUATING"), ("urge", "SUBMITTED")])
def test_without_the_switch_the_leader_decides(office: Office, decision: str, state: str) -> None:
    office.run(
        lambda uow: parameters.set_override(
            uow.session,
            "intake_default_acceptance",
            AREA,
            date(2026, 1, 1),
            new_value=False,
            source="local",
            cause=Cause("admin", uow.now),
        )
    )
    number = office.submit(pharmacy())
    office.go_to(date(2026, 3, 10))
    assert office.open_elements(number) == {"Task_CheckCompleteness", "Task_SuperviseIntake"}
    office.do(number, "Task_SuperviseIntake", supervision=decision)
    assert office.state(number) == state


def test_the_applicant_may_withdraw_at_any_time(office: Office) -> None:
    number = supplementing(office, "O3-06-1")
    office.run(lambda uow: withdraw(uow, number, reason="暂缓申请"))
    assert office.state(number) == "WITHDRAWN"
    assert not office.open_elements(number)
    office.go_to(date(2026, 5, 6))
    assert office.state(number) == "WITHDRAWN"
