"""What single handlers refuse; whole runs are in tests/processes."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from engine.errors import InvalidInput
from engine.jobs import HandlerRegistry
from handlers import agreements, applications
from handlers.applications import ApplicationState
from handlers.errors import ForbiddenTransition
from handlers.evaluations import open_evaluation
from handlers.jobs import HANDLERS, register_jobs
from handlers.jobs.check_team import check_team
from handlers.jobs.deliveries import receipt_of
from handlers.jobs.drafts import clauses_of, draft_of
from handlers.jobs.issue_notice import issue_notice
from handlers.jobs.record_checklist import record_checklist
from handlers.jobs.record_checks import record_checks
from handlers.jobs.register_personnel import register_personnel
from handlers.jobs.set_application_state import set_application_state
from handlers.notices import Method, UnknownDocument
from handlers.register import PartyKind
from tests.handlers.cases import CAUSE, DAY, evaluating, institution, pharmacy, signed, submitted
from tests.handlers.jobs.job import job


def test_all_handlers_register_once() -> None:
    registry = HandlerRegistry()
    register_jobs(registry)
    assert registry.types == {*HANDLERS, "publish-message"}
    with pytest.raises(ValueError, match="one handler"):
        register_jobs(registry)


def test_a_state_is_a_known_word_and_a_lawful_step(session: Session) -> None:
    application = submitted(session, pharmacy(session))
    with pytest.raises(InvalidInput, match="state"):
        set_application_state(job(session, application.number, headers={"state": "DONE"}))
    with pytest.raises(ForbiddenTransition):
        set_application_state(job(session, application.number, headers={"state": "SIGNED"}))
    set_application_state(job(session, application.number, headers={"state": "WITHDRAWN"}, reason="停业"))
    assert (application.state, application.end_reason) == (ApplicationState.WITHDRAWN, "停业")


def test_incomplete_materials_are_named(session: Session) -> None:
    application = submitted(session, pharmacy(session))
    with pytest.raises(InvalidInput, match="missingItems"):
        record_checklist(job(session, application.number, intakeDecision="incomplete", missingItems=[]))
    found = record_checklist(job(session, application.number, intakeDecision="incomplete", missingItems=["O3-06-7"]))
    assert found == {"missingItems": ["O3-06-7"]}
    assert record_checklist(job(session, application.number, intakeDecision="complete")) == {"missingItems": []}


def test_an_unchecked_third_party_is_no_third_party(session: Session) -> None:
    application = evaluating(session, pharmacy(session))
    open_evaluation(session, application, DAY, CAUSE)
    found = check_team(job(session, application.number, evaluatorKind="thirdParty", thirdPartyName="安信评估"))
    assert found == {"teamValid": False, "teamProblems": ["未核实第三方符合规定条件"]}
    conflict = {"thirdPartyEligible": True, "thirdPartyConflict": True}
    found = check_team(job(session, application.number, evaluatorKind="thirdParty", thirdPartyName="安信评估", given=conflict))
    assert found["teamValid"] is False


def test_an_unknown_expertise_is_refused(session: Session) -> None:
    application = evaluating(session, pharmacy(session))
    open_evaluation(session, application, DAY, CAUSE)
    members = [{"memberName": "甲", "expertise": "law"}]
    with pytest.raises(InvalidInput, match="expertise"):
        check_team(job(session, application.number, evaluatorKind="team", teamMembers=members))


def test_pending_checks_stay_open_and_other_parties_checks_are_passed_over(session: Session) -> None:
    application = evaluating(session, institution(session))
    open_evaluation(session, application, DAY, CAUSE)
    found = record_checks(
        job(session, application.number, checkLicences="pass", checkRules="fail", checkStaff="pending", checkLabels="fail")
    )
    assert found["mandatoryFailed"] == ["O2-09-b-4"]
    assert "O2-09-b-2" in found["mandatoryOpen"]  # type: ignore[operator]
    assert found["priorityMet"] is False


def test_documents_and_deliveries_are_known_words(session: Session) -> None:
    application = submitted(session, pharmacy(session))
    with pytest.raises(UnknownDocument, match="letter"):
        issue_notice(job(session, application.number, headers={"document": "letter"}))
    with pytest.raises(InvalidInput, match="deliveryMethod"):
        receipt_of(job(session, deliveryMethod="pigeon"), DAY)
    assert receipt_of(job(session), DAY).method is Method.ELECTRONIC
    refused = receipt_of(job(session, deliveryMethod="direct", refusedToSign=True), DAY)
    assert (refused.receipt, refused.refused_to_sign) == (None, True)


def test_a_local_wording_goes_over_the_template(session: Session) -> None:
    local = [{"clauseId": "rights", "clauseText": "本地"}]
    drafted = clauses_of(job(session, clauseRights=True, clauseDuties=True, localClauses=local), PartyKind.PHARMACY)
    assert drafted["rights"] == "本地"
    assert drafted["duties"]
    assert drafted["suspension_cap"] == ""
    assert "coaching" not in clauses_of(job(session, clauseCoaching=True), PartyKind.PHARMACY)


def test_an_effective_date_that_has_passed_becomes_the_signing_day(session: Session) -> None:
    given = {"agencySigner": "吴", "signerLevel": "prefecture", "effectiveOn": "2026-02-01"}
    assert draft_of(job(session, given=given), PartyKind.PHARMACY).effective_on == DAY
    with pytest.raises(InvalidInput, match="signerLevel"):
        draft_of(job(session, given=given | {"signerLevel": "village"}), PartyKind.PHARMACY)


def test_personnel_have_a_known_duty(session: Session) -> None:
    agreement = signed(session, pharmacy(session))
    number = applications.applications_of(session, agreement.party)[0].number
    row = {"personName": "钱八", "personIdNumber": "330102199001010011"}
    with pytest.raises(InvalidInput, match="personDuty"):
        register_personnel(job(session, number, on=agreement.signed_on, personnel=[row | {"personDuty": "clown"}]))
    register_personnel(job(session, number, on=agreement.signed_on, personnel=[row | {"personDuty": "pharmacist"}]))
    assert "钱八" in {one.person.name for one in agreements.personnel_of(session, agreement)}
