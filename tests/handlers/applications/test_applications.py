"""Receipt, checklist, acceptance and the ends of an application."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from handlers import applications, parameters
from handlers.applications import (
    Application,
    ApplicationState,
    DuplicateApplication,
    IncompleteMaterials,
    UnknownApplication,
    materials,
)
from handlers.errors import ForbiddenTransition, InvalidFact
from handlers.register import PartyKind
from tests.handlers.cases import AREA, CAUSE, DAY, evaluating, institution, pharmacy, submitted

PHARMACY_CODES = [f"O3-06-{number}" for number in range(1, 9)]
INSTITUTION_CODES = [f"O2-07-a-{number}" for number in range(1, 7)]


def test_number_counts_per_area_and_year(session: Session) -> None:
    """330100-2026-000001, then 000002; another area and another year start again."""
    assert submitted(session, pharmacy(session)).number == "330100-2026-000001"
    assert submitted(session, pharmacy(session)).number == "330100-2026-000002"
    assert submitted(session, pharmacy(session, area="330200")).number == "330200-2026-000001"
    assert submitted(session, pharmacy(session), date(2027, 1, 4)).number == "330100-2027-000001"


def test_checklist_of_each_party_kind(session: Session) -> None:
    """SC-038: eight items for a pharmacy, six for an institution, each with title and provision."""
    pharmacys = submitted(session, pharmacy(session)).items
    institutions = submitted(session, institution(session)).items
    assert [item.code for item in pharmacys] == PHARMACY_CODES
    assert [item.provision for item in pharmacys] == PHARMACY_CODES
    assert [item.code for item in institutions] == INSTITUTION_CODES
    assert {item.provision for item in institutions} == {"O2-07-a"}
    assert all(item.title for item in (*pharmacys, *institutions))


@pytest.mark.parametrize("code", PHARMACY_CODES[:7])
def test_each_missing_item_is_named(session: Session, code: str) -> None:
    """SC-038: leaving one out makes exactly it missing."""
    present = {one: one != code for one in PHARMACY_CODES}
    application = applications.submit(session, pharmacy(session), present, DAY, CAUSE)
    assert [item.code for item in applications.missing_items(application)] == [code]


@pytest.mark.parametrize(("required", "missing"), [(False, []), (True, ["O3-06-8"])])
def test_local_materials_are_required_by_parameter(session: Session, required: bool, missing: list[str]) -> None:
    """O3-06-8 is asked for only where the province does."""
    parameters.set_override(session, "extra_materials_required", AREA, DAY, required, "省", CAUSE)
    present = dict.fromkeys(PHARMACY_CODES[:7], True)
    application = applications.submit(session, pharmacy(session), present, DAY, CAUSE)
    assert [item.code for item in applications.missing_items(application)] == missing


def test_unknown_item_is_refused(session: Session) -> None:
    """An institution's code means nothing in a pharmacy's list (SC-057 in spirit)."""
    with pytest.raises(InvalidFact):
        applications.submit(session, pharmacy(session), {"O2-07-a-1": True}, DAY, CAUSE)
    application = submitted(session, pharmacy(session))
    with pytest.raises(InvalidFact):
        applications.record_presence(session, application, {"O3-06-9": True}, CAUSE)


def test_desk_corrects_what_is_there(session: Session) -> None:
    """The caseworker's finding replaces the applicant's statement."""
    application = submitted(session, pharmacy(session))
    missing = applications.record_presence(session, application, {"O3-06-2": False}, CAUSE)
    assert [item.code for item in missing] == ["O3-06-2"]


def test_second_application_goes_to_the_running_case(session: Session) -> None:
    """SC-055: also while rectifying."""
    party = pharmacy(session)
    application = evaluating(session, party)
    applications.set_state(session, application, ApplicationState.RECTIFYING, DAY, CAUSE)
    with pytest.raises(DuplicateApplication) as caught:
        submitted(session, party)
    assert caught.value.number == application.number


def test_database_refuses_two_running_applications(session: Session) -> None:
    """Even if two requests pass the check at the same time."""
    application = submitted(session, pharmacy(session))
    twin = Application(
        number="x",
        area=AREA,
        party=application.party,
        state=ApplicationState.SUBMITTED,
        received_on=DAY,
        submitted_by="a",
        submitted_at=CAUSE.at,
    )
    session.add(twin)
    with pytest.raises(IntegrityError):
        session.flush()


@pytest.mark.parametrize("end", [applications.withdraw, applications.lapse])
def test_after_the_end_a_party_may_apply_again(session: Session, end: object) -> None:
    """SC-021: withdrawn and lapsed leave no bar."""
    party = pharmacy(session)
    application = submitted(session, party)
    assert callable(end)
    end(session, application, DAY, CAUSE, "补正逾期")
    assert (application.ended_on, application.end_reason) == (DAY, "补正逾期")
    assert submitted(session, party).number == "330100-2026-000002"


def test_accepted_on_the_day_of_receipt(session: Session) -> None:
    """GAP-01: decided days later, accepted from receipt."""
    application = submitted(session, pharmacy(session))
    applications.accept(session, application, date(2026, 3, 6), CAUSE)
    assert application.state is ApplicationState.ACCEPTED
    assert application.accepted_on == DAY


def test_incomplete_application_is_not_accepted(session: Session) -> None:
    """It needs the one-off notice first; the error names what is missing."""
    application = applications.submit(session, pharmacy(session), {}, DAY, CAUSE)
    with pytest.raises(IncompleteMaterials) as caught:
        applications.accept(session, application, DAY, CAUSE)
    assert len(caught.value.missing) == 7
    assert application.accepted_on is None


def test_default_acceptance_leaves_gaps_to_the_evaluation(session: Session) -> None:
    """GAP-22: the agency's delay does not hurt the applicant."""
    application = applications.submit(session, pharmacy(session), {}, DAY, CAUSE)
    applications.accept_by_default(session, application, date(2026, 3, 10), CAUSE)
    assert application.accepted_on == DAY


def test_refusal_names_its_grounds(session: Session) -> None:
    """And cannot be given without one."""
    application = submitted(session, pharmacy(session))
    with pytest.raises(InvalidFact):
        applications.refuse(session, application, [], DAY, CAUSE)
    applications.refuse(session, application, ["O3-11-2", "O3-11-6"], DAY, CAUSE)
    assert application.end_reason == "O3-11-2、O3-11-6"


def test_every_step_leaves_an_event_with_its_cause(session: Session) -> None:
    """Who, in which instance and element, from where to where."""
    application = evaluating(session, pharmacy(session))
    found = applications.events(session, application)
    assert [(one.event, one.from_state, one.to_state) for one in found] == [
        ("submitted", None, "SUBMITTED"),
        ("accepted", "SUBMITTED", "ACCEPTED"),
        ("evaluating", "ACCEPTED", "EVALUATING"),
    ]
    assert {(one.actor, one.instance_key, one.element_id, one.at) for one in found} == {("zhang", 7, "register", CAUSE.at)}


def test_refused_step_leaves_no_event(session: Session) -> None:
    """Nothing changed, nothing is said."""
    application = submitted(session, pharmacy(session))
    with pytest.raises(ForbiddenTransition):
        applications.set_state(session, application, ApplicationState.SIGNED, DAY, CAUSE)
    assert len(applications.events(session, application)) == 1


def test_applications_are_found(session: Session) -> None:
    """By number, by party, by area and state."""
    party = pharmacy(session)
    application = submitted(session, party)
    assert applications.application_of(session, application.number) is application
    assert list(applications.applications_of(session, party)) == [application]
    assert list(applications.applications_in(session, [AREA])) == [application]
    assert list(applications.applications_in(session, [AREA], [ApplicationState.SIGNED])) == []
    with pytest.raises(UnknownApplication):
        applications.application_of(session, "330100-2026-000009")


def test_materials_of_both_kinds_do_not_mix() -> None:
    """Each list cites its own order."""
    assert all(item.provision.startswith("O3-06") for item in materials(PartyKind.PHARMACY))
    assert all(item.provision == "O2-07-a" for item in materials(PartyKind.INSTITUTION))
