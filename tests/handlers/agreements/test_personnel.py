"""The payment qualification follows the person to every institution (PR-12 P1, P23-13-a)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import agreements
from handlers.agreements import (
    PERSONNEL_STEPS,
    Agreement,
    NotRegistered,
    PersonnelRegistration,
    PersonnelState,
    PersonnelStepRefused,
    SamePersonnelState,
)
from handlers.errors import ForbiddenTransition
from handlers.register import Duty
from tests.handlers.cases import CAUSE, institution, pharmacy
from tests.handlers.lives import START, in_force

DAY = date(2026, 4, 1)
DECISION = "杭医保支付资格〔2026〕1号"
_S = PersonnelState


def two(session: Session) -> tuple[Agreement, Agreement, PersonnelRegistration, PersonnelRegistration]:
    """A doctor registered with an institution and with a pharmacy of another area."""
    here, there = in_force(session, institution(session)), in_force(session, pharmacy(session))
    there.area = "330200"
    agreements.register_personnel(session, here, START, CAUSE)
    doctor = agreements.personnel_of(session, here)[0]
    return here, there, doctor, agreements.register_person(session, there, doctor.person, Duty.PHYSICIAN, START, CAUSE)


def spread(session: Session, one: PersonnelRegistration, target: PersonnelState) -> int:
    return agreements.spread_personnel_state(session, one.person_id, target, DAY, DECISION, CAUSE)


def test_the_state_is_the_same_everywhere_and_leaves_an_event_on_each(session: Session) -> None:
    here, there, doctor, again = two(session)
    others = {one.state for one in agreements.personnel_of(session, here) if one is not doctor}
    assert spread(session, doctor, _S.PAUSED) == 2
    assert (doctor.state, again.state) == (_S.PAUSED, _S.PAUSED)
    assert {one.state for one in agreements.personnel_of(session, here) if one is not doctor} == others == {_S.NORMAL}
    for agreement in (here, there):
        last = agreements.events(session, agreement)[-1]
        assert (last.event, last.effective_on) == ("personnel.state_changed", DAY)
        assert last.reason == f"{doctor.person.name}：暂停（{DECISION}）"
    assert spread(session, doctor, _S.PAUSED) == 0
    assert spread(session, again, _S.NORMAL) == 2


def test_whoever_has_left_or_was_ended_meanwhile_stays_so(session: Session) -> None:
    _, there, doctor, again = two(session)
    agreements.deregister_person(session, there, again, DAY, CAUSE)
    assert spread(session, doctor, _S.ENDED_3Y) == 1
    assert (doctor.state, again.state) == (_S.ENDED_3Y, _S.DEREGISTERED)
    assert spread(session, doctor, _S.PAUSED) == spread(session, doctor, _S.NORMAL) == 0
    assert doctor.state is _S.ENDED_3Y


@pytest.mark.parametrize("state", [_S.PAUSED, _S.ENDED_1Y, _S.ENDED_3Y])
def test_a_barred_person_joins_another_institution_with_the_bar(session: Session, state: PersonnelState) -> None:
    _, there, doctor, again = two(session)
    agreements.deregister_person(session, there, again, DAY, CAUSE)
    spread(session, doctor, state)
    assert agreements.register_person(session, there, doctor.person, Duty.PHYSICIAN, DAY, CAUSE).state is state
    with pytest.raises(ForbiddenTransition):
        agreements.register_person(session, there, doctor.person, Duty.PHYSICIAN, DAY, CAUSE)


@pytest.mark.parametrize("state", PersonnelState)
@pytest.mark.parametrize("target", PersonnelState)
def test_every_pair_of_states(session: Session, state: PersonnelState, target: PersonnelState) -> None:
    doctor = two(session)[2]
    doctor.state = state
    if state is target:
        with pytest.raises(SamePersonnelState):
            agreements.require_personnel_step(doctor, target)
    elif target not in PERSONNEL_STEPS[state]:
        with pytest.raises(PersonnelStepRefused) as refused:
            agreements.require_personnel_step(doctor, target)
        assert (refused.value.state, refused.value.target) == (state, target)
        assert f"“{state.label}”" in refused.value.message_zh
    else:
        agreements.require_personnel_step(doctor, target)


def test_somebody_unknown_is_told_without_the_number(session: Session) -> None:
    here, _, doctor, _ = two(session)
    assert agreements.registered_person(session, here, "personIdNumber", doctor.person.id_number) is doctor
    with pytest.raises(NotRegistered) as unknown:
        agreements.registered_person(session, here, "personIdNumber", "330102198503030068")
    assert (unknown.value.field, unknown.value.number) == ("personIdNumber", here.number)
    assert "330102********0068" in unknown.value.message_zh
