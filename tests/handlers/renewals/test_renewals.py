"""The file of a renewal, the facts of its gates, and what follows from its outcome (PR-08)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from handlers import agreements, bans, cases, parameters, publicity, register, renewals
from handlers.agreements import Agreement, AgreementState, EndReason, PersonnelState, Renewal
from handlers.bans import BanGround, Subject, SubjectKind
from handlers.cases import CaseKind, CaseSource
from handlers.register import LicenceKind
from handlers.renewals import ExtensionDay, Grade, NoShortExtension, RenewalFile, RenewalOutcome, RequestSource, UnknownRenewal
from tests.handlers.cases import AREA, CAUSE, draft, institution, pharmacy
from tests.handlers.lives import END, START, in_force, on, suspended

LATEST = date(2026, 12, 15)


def opened(session: Session, agreement: Agreement) -> RenewalFile:
    return renewals.open_file(session, agreement, LATEST)


def facts(session: Session, agreement: Agreement, day: date = LATEST) -> dict[str, object]:
    return dict(renewals.gate_facts(session, agreement, day))


@pytest.mark.parametrize(
    ("source", "day", "late"),
    [
        (RequestSource.REQUEST, LATEST, False),
        (RequestSource.REQUEST, LATEST + timedelta(1), True),
        (RequestSource.ROUND, LATEST + timedelta(1), False),
    ],
)
def test_only_a_request_after_the_latest_day_is_late(session: Session, source: RequestSource, day: date, late: bool) -> None:
    agreement = in_force(session)
    file = renewals.register_request(session, opened(session, agreement), source, day, on(day))
    assert (file.late, file.requested_on, agreement.renewal) == (late, day, Renewal.REQUESTED)


def test_a_round_takes_a_late_request_in(session: Session) -> None:
    late = LATEST + timedelta(3)
    file = renewals.register_request(session, opened(session, in_force(session)), RequestSource.REQUEST, late, on(late))
    renewals.join_round(session, file, END, on(late))
    assert (file.late, file.source, file.round_until) == (False, RequestSource.ROUND, END)


def test_an_agreement_without_a_file_is_told(session: Session) -> None:
    agreement = in_force(session)
    assert renewals.find_file(session, agreement) is None
    with pytest.raises(UnknownRenewal):
        renewals.file_of(session, agreement)


def test_hold_and_its_release(session: Session) -> None:
    agreement = in_force(session)
    file = renewals.register_request(session, opened(session, agreement), RequestSource.REQUEST, LATEST, on(LATEST))
    renewals.note_gate(session, file, "hold", "案件未结", on(LATEST))
    assert agreement.renewal is Renewal.HOLD
    renewals.note_gate(session, file, "negotiate", "可以", on(LATEST))
    assert (agreement.renewal, file.gate_reason) == (Renewal.REQUESTED, "可以")


@pytest.mark.parametrize("outcome", [one for one in RenewalOutcome if one is not RenewalOutcome.AGREED])
def test_every_outcome_but_agreement_refuses_and_being_overtaken_leaves_the_region(
    session: Session, outcome: RenewalOutcome
) -> None:
    agreement = in_force(session)
    file = renewals.register_request(session, opened(session, agreement), RequestSource.REQUEST, LATEST, on(LATEST))
    renewals.end(session, file, outcome, LATEST, on(LATEST), "理由")
    expected = Renewal.REQUESTED if outcome is RenewalOutcome.OVERTAKEN else Renewal.REFUSED
    assert (agreement.renewal, file.outcome_reason, file.outcome_on) == (expected, "理由", LATEST)


def test_a_file_that_was_overtaken_begins_anew_and_no_other(session: Session) -> None:
    file = opened(session, in_force(session))
    renewals.end(session, file, RenewalOutcome.OVERTAKEN, LATEST, on(LATEST))
    assert renewals.open_file(session, file.agreement, LATEST).outcome is None
    renewals.end(session, file, RenewalOutcome.REFUSED, LATEST, on(LATEST), "理由")
    assert renewals.open_file(session, file.agreement, LATEST).outcome is RenewalOutcome.REFUSED


def test_facts_of_a_clean_agreement(session: Session) -> None:
    found = facts(session, in_force(session))
    assert found == {
        "partyType": "pharmacy",
        "barred": False,
        "barReasons": [],
        "licenceExpired": False,
        "coaching": "NONE",
        "openCase": None,
        "suspended": False,
        "appraisalGrade": None,
        "agencySuspensions": 0,
    }


def test_the_gravest_open_case_counts_and_the_partys_own_wishes_do_not(session: Session) -> None:
    agreement = in_force(session)
    for kind, gravest in (
        (CaseKind.EXIT, None),
        (CaseKind.BREACH, "breach"),
        (CaseKind.SUSPENSION, "suspension"),
        (CaseKind.BREACH, "suspension"),
        (CaseKind.TERMINATION, "termination"),
    ):
        cases.open_case(session, agreement, kind, CaseSource.AUDIT, LATEST, on(LATEST))
        assert facts(session, agreement)["openCase"] == gravest


def test_a_suspension_of_either_kind_is_a_fact(session: Session) -> None:
    agreement = in_force(session)
    suspended(session, agreement, LATEST, END)
    assert (facts(session, agreement)["suspended"], facts(session, agreement)["agencySuspensions"]) == (True, 1)


def test_bans_bar_with_their_reasons(session: Session) -> None:
    agreement = in_force(session)
    subject = Subject(SubjectKind.PARTY, agreement.party.credit_code, agreement.party.name)
    bans.record_ban(session, subject, BanGround.ILLEGALITY, LATEST, "杭医保解〔2026〕1号", AREA, CAUSE)
    found = facts(session, agreement)
    assert found["barred"] is True
    assert "杭医保解〔2026〕1号" in str(found["barReasons"])


@pytest.mark.parametrize(("day", "expired"), [(date(2030, 2, 28), False), (date(2030, 3, 1), True)])
def test_the_licence_of_a_pharmacy(session: Session, day: date, expired: bool) -> None:
    party = pharmacy(session)
    register.add_licence(session, party, LicenceKind.BUSINESS, "营业", START, None)
    assert renewals.licence_expired(party, day) is expired


def test_a_party_whose_licence_the_register_does_not_know_is_not_expired(session: Session) -> None:
    party = pharmacy(session)
    party.licences.clear()
    assert not renewals.licence_expired(party, LATEST)


def test_the_newest_appraisal_counts_and_a_correction_replaces(session: Session) -> None:
    agreement = in_force(session)
    renewals.record_appraisal(session, agreement, 2026, Grade.GOOD, LATEST, CAUSE)
    renewals.record_appraisal(session, agreement, 2025, Grade.UNQUALIFIED, LATEST, CAUSE)
    assert facts(session, agreement)["appraisalGrade"] == "good"
    renewals.record_appraisal(session, agreement, 2026, Grade.EXCELLENT, LATEST, CAUSE, major_risk=True)
    assert facts(session, agreement)["appraisalGrade"] == "excellent"


def test_personnel_keep_their_state_under_the_next_agreement(session: Session) -> None:
    old = in_force(session, institution(session))
    agreements.register_personnel(session, old, START, CAUSE)
    paused, left, *_ = agreements.personnel_of(session, old)
    paused.state = PersonnelState.PAUSED
    agreements.deregister_person(session, old, left, LATEST, CAUSE)
    new = signed_renewal(session, old)
    count = renewals.carry_over_personnel(session, old, new, CAUSE)
    found = {one.person_id: one.state for one in agreements.personnel_of(session, new)}
    assert count == len(found)
    assert found[paused.person_id] is PersonnelState.PAUSED
    assert left.person_id not in found
    assert renewals.carry_over_personnel(session, old, new, CAUSE) == 0


def signed_renewal(session: Session, old: Agreement) -> Agreement:
    file = renewals.register_request(session, opened(session, old), RequestSource.REQUEST, LATEST, on(LATEST))
    renewals.end(session, file, RenewalOutcome.AGREED, LATEST, on(LATEST))
    return agreements.renew(session, old, draft(old.party), LATEST, on(LATEST))


def test_a_signed_renewal_lapses_once_and_is_never_in_force(session: Session) -> None:
    old = in_force(session)
    assert renewals.lapse(session, old, LATEST, CAUSE) is None
    new = signed_renewal(session, old)
    assert renewals.lapse(session, old, LATEST, CAUSE) is new
    assert (new.state, new.end_reason, new.ended_on) == (AgreementState.EXPIRED, EndReason.LAPSED, new.effective_on)
    assert new not in agreements.live_agreements(session, old.party)
    assert [entry.valid_to for entry in publicity.designated_list(session, LATEST)] == [END]
    assert renewals.lapse(session, old, LATEST, CAUSE) is None


def test_an_agreement_of_an_application_does_not_lapse(session: Session) -> None:
    with pytest.raises(agreements.StepRefused):
        agreements.lapse(session, in_force(session), CAUSE, "理由")


def test_a_short_extension_is_a_local_rule(session: Session) -> None:
    agreement = in_force(session)
    with pytest.raises(NoShortExtension):
        renewals.extend_term(session, agreement, END + timedelta(1), LATEST, on(LATEST))
    parameters.set_override(session, "short_extension_on_expiry", AREA, LATEST, source="地方规定", new_value=True, cause=CAUSE)
    with pytest.raises(NoShortExtension):
        renewals.extend_term(session, agreement, END + timedelta(1), LATEST - timedelta(1), on(LATEST))
    with pytest.raises(ExtensionDay):
        renewals.extend_term(session, agreement, END, LATEST, on(LATEST))
    assert renewals.extend_term(session, agreement, END + timedelta(1), LATEST, on(LATEST)).ends_on == END + timedelta(1)
