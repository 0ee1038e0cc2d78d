"""PR-03: publicity, negotiation, signing."""

from __future__ import annotations

from datetime import date

import pytest

from handlers import bans, publicity
from handlers.bans import BanGround, Subject
from handlers.cause import Cause
from handlers.intake import object_to_publicity, withdraw
from handlers.notices import NoticeKind
from handlers.publicity.errors import ObjectionWithoutEvidence, PublicityOver
from tests.processes.answers import AREA, institution, pharmacy
from tests.processes.office import EVALUATED, SIGNED, Office


def published(office: Office) -> str:
    number = office.submit(pharmacy())
    office.do_all(number, *EVALUATED)
    return number


def entry_id(office: Office, number: str) -> int:
    with office.engine.reading() as session:
        return publicity.entry_of(session, office.read(number, lambda one: one)).id


def objected(office: Office, number: str, **objection: str) -> None:
    given = {"facts": "药师挂证", "objector": "张某"} | objection
    entry = entry_id(office, number)
    office.run(lambda uow: object_to_publicity(uow, entry, **given))  # type: ignore[arg-type]


def test_an_unfounded_objection_moves_the_end_by_the_days_it_took(office: Office) -> None:
    number = published(office)
    office.go_to(date(2026, 3, 4))
    objected(office, number)
    assert office.state(number) == "OBJECTION"
    office.go_to(date(2026, 3, 12))
    assert office.open_elements(number) == {"Task_VerifyObjection"}
    office.do(number, "Task_VerifyObjection")
    assert office.state(number) == "PUBLICITY"
    office.go_to(date(2026, 3, 17))
    assert office.state(number) == "PUBLICITY"
    office.go_to(date(2026, 3, 18))
    assert office.state(number) == "NEGOTIATING"


def test_two_objections_at_once_are_each_verified(office: Office) -> None:
    number = published(office)
    objected(office, number)
    objected(office, number, facts="营业面积不足", objector="李某")
    office.go_to(date(2026, 3, 20))
    office.do(number, "Task_VerifyObjection")
    assert office.state(number) == "OBJECTION"
    office.do(number, "Task_VerifyObjection", objectionFinding="wording", correctedText="更正地址")
    assert office.state(number) == "PUBLICITY"


def test_a_founded_objection_removes_the_party(office: Office) -> None:
    number = published(office)
    objected(office, number)
    office.do(
        number,
        "Task_VerifyObjection",
        objectionFinding="founded",
        verificationFacts="药师确系挂证",
        removalGround="O3-08-2",
        removalAdvice="聘用在岗药师",
    )
    assert office.state(number) == "REMOVED"
    assert office.notice(number, NoticeKind.REMOVAL).grounds == ["O3-08-2"]
    assert not office.open_elements(number)


def test_an_anonymous_objection_needs_evidence(office: Office) -> None:
    number = published(office)
    with pytest.raises(ObjectionWithoutEvidence):
        objected(office, number, objector="")
    assert office.state(number) == "PUBLICITY"


def test_an_objection_after_the_last_day_is_too_late(office: Office) -> None:
    number = published(office)
    office.go_to(date(2026, 3, 10))
    with pytest.raises(PublicityOver):
        objected(office, number)


def test_no_consensus_ends_without_a_ban(office: Office) -> None:
    number = office.negotiating(pharmacy())
    office.do(number, "Task_Negotiate", consensus=False, failureReason="价格未达成一致")
    assert office.state(number) == "FAILED"
    assert office.open_elements(office.submit(pharmacy())) == {"Task_CheckCompleteness"}


@pytest.mark.parametrize("lacking", [{"clauseLiability": False}, {"suspensionCapDays": None}])
def test_a_draft_without_a_required_clause_goes_back(office: Office, lacking: dict[str, object]) -> None:
    number = office.negotiating(institution())
    office.do(number, "Task_Negotiate")
    office.do(number, "Task_DraftAgreement", **lacking)
    assert office.open_elements(number) == {"Task_DraftAgreement"}


def test_a_differing_wording_is_a_warning_only(office: Office) -> None:
    number = office.negotiating(pharmacy())
    office.do(number, "Task_Negotiate")
    office.do(number, "Task_DraftAgreement", localClauses=[{"clauseId": "breach_schedule", "clauseText": "本地分级"}])
    assert office.open_elements(number) == {"Task_CheckContent"}
    assert office.variables(number)["clauseFindings"] == ["“违约情形分级”与范本不一致"]


def test_the_leader_may_send_the_draft_back(office: Office) -> None:
    number = office.negotiating(pharmacy())
    office.do_all(number, *SIGNED[:2])
    office.do(number, "Task_CheckContent", contentApproved=False)
    assert office.open_elements(number) == {"Task_DraftAgreement"}


def test_a_ban_that_appears_before_signing_stops_it(office: Office) -> None:
    number = office.negotiating(pharmacy())
    office.do_all(number, *SIGNED[:4])
    person = Subject.person("陈立", "330102196501010011")
    office.run(
        lambda uow: bans.record_ban(
            uow.session, person, BanGround.KEY_PERSON, office.today(), "杭医保解〔2026〕1号", AREA, Cause("admin", uow.now)
        )
    )
    office.do(number, "Task_AgencySign")
    assert office.state(number) == "FAILED"
    assert office.notice(number, NoticeKind.SIGNING_STOPPED).grounds == ["O3-11-5"]


def test_slow_negotiation_is_reminded_and_goes_on(office: Office) -> None:
    number = office.negotiating(pharmacy())
    office.go_to(date(2026, 6, 1))
    assert office.open_elements(number) == {"Task_Negotiate"}
    assert "reminded" in office.read(number, lambda one: [event.event for event in one.events])


def test_withdrawal_takes_the_party_off_the_public_list(office: Office) -> None:
    number = published(office)
    objected(office, number)
    office.run(lambda uow: withdraw(uow, number, reason="停业"))
    assert office.state(number) == "WITHDRAWN"
    assert not office.open_elements(number)
    with office.engine.reading() as session:
        assert not publicity.public_list(session)


def test_withdrawal_during_the_negotiation(office: Office) -> None:
    number = office.negotiating(pharmacy())
    office.run(lambda uow: withdraw(uow, number, reason="停业"))
    assert office.state(number) == "WITHDRAWN"
    assert not office.open_elements(number)
