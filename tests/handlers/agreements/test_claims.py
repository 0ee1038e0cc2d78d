"""Which services may be settled: by the day of service, never by the day of the claim (SC-168, 169, 210; GAP-14, 27, 33)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from handlers import agreements, register
from handlers.agreements import Agreement, HoldEnd, HoldScope, PersonnelState, Settle, StepRefused
from tests.handlers.cases import CAUSE, institution
from tests.handlers.lives import END, START, in_force, on, suspended

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
ONE = timedelta(1)


def answer(session: Session, agreement: Agreement, day: date, **asked: object) -> str:
    return agreements.may_settle(session, agreement, day, **asked).decision.value  # type: ignore[arg-type]


def held(session: Session, agreement: Agreement, day: date = MAY) -> None:
    agreements.hold_settlement(session, agreement, day, on(day), reason="涉嫌骗保", grounds=["N2025-11-1"])


@pytest.mark.parametrize(("day", "decision"), [(START - ONE, "refuse"), (START, "pay"), (END, "pay"), (END + ONE, "refuse")])
def test_the_term(session: Session, day: date, decision: str) -> None:
    assert answer(session, in_force(session), day) == decision


def test_a_suspension_denies_for_good(session: Session) -> None:
    """SC-168: also what is claimed after it has resumed."""
    agreement = in_force(session)
    suspended(session, agreement, MAY, date(2026, 5, 31))
    agreements.resume(session, agreement, JUNE, on(JUNE))
    found = {day: answer(session, agreement, day) for day in (MAY - ONE, MAY, JUNE - ONE, JUNE)}
    assert list(found.values()) == ["pay", "refuse", "refuse", "pay"]
    given = agreements.may_settle(session, agreement, MAY)
    assert given.provisions == ("O3-39-a", "O2-42-a")
    assert "恢复后也不补付" in given.reason_zh


def test_a_revoked_suspension_denies_nothing(session: Session) -> None:
    agreement = in_force(session)
    suspended(session, agreement, MAY, date(2026, 5, 31))
    agreements.revoke_suspension(session, agreement, "决定1", date(2026, 5, 20), CAUSE)
    assert answer(session, agreement, date(2026, 5, 10)) == "pay"


@pytest.mark.parametrize(("stated", "admitted", "decision"), [
    (False, MAY - ONE, "refuse"), (True, MAY - ONE, "pay"), (True, MAY, "refuse"), (True, None, "refuse")
])  # fmt: skip
def test_in_patients_of_the_day(session: Session, stated: bool, admitted: date | None, decision: str) -> None:
    """SC-169, GAP-27: split by service date unless the decision says otherwise."""
    agreement = in_force(session)
    suspended(session, agreement, MAY, None, settles_in_patients=stated)
    assert answer(session, agreement, MAY - ONE, admitted_on=admitted) == "pay"
    assert answer(session, agreement, MAY, admitted_on=admitted) == decision


@pytest.mark.parametrize("stated", [False, True])
def test_after_the_termination_nothing_before_it_everything(session: Session, stated: bool) -> None:
    """SC-210."""
    agreement = in_force(session)
    agreements.terminate(session, agreement, MAY, on(MAY), decision_number="解除1", settles_in_patients=stated)
    assert [answer(session, agreement, day) for day in (MAY - ONE, MAY)] == ["pay", "refuse"]
    assert answer(session, agreement, MAY, admitted_on=MAY - ONE) == ("pay" if stated else "refuse")
    assert agreements.may_settle(session, agreement, MAY).provisions == ("O3-40-a", "O2-43-a")


def test_a_hold_defers_and_its_release_pays(session: Session) -> None:
    """GAP-14, SC-191: not a suspension."""
    agreement = in_force(session)
    held(session, agreement)
    assert (agreement.state, agreement.settlement, agreement.agency_suspensions) == ("ACTIVE", "HELD", 0)
    assert [answer(session, agreement, day) for day in (MAY - ONE, MAY)] == ["pay", "defer"]
    agreements.release_settlement(session, agreement, JUNE, on(JUNE))
    assert agreement.settlement == "OPEN"
    assert [answer(session, agreement, day) for day in (MAY, JUNE)] == ["pay", "pay"]


def test_a_hold_that_ends_in_termination_is_cleared_line_by_line(session: Session) -> None:
    """GAP-33."""
    agreement = in_force(session)
    held(session, agreement)
    agreements.terminate(session, agreement, JUNE, on(JUNE), decision_number="解除1")
    agreements.release_settlement(session, agreement, JUNE, on(JUNE), end=HoldEnd.TERMINATED)
    found = [agreements.may_settle(session, agreement, day) for day in (MAY - ONE, MAY, JUNE)]
    assert [one.decision for one in found] == [Settle.PAY, Settle.DEFER, Settle.REFUSE]
    assert "逐笔" in found[1].reason_zh


def test_a_suspension_during_a_hold_denies(session: Session) -> None:
    agreement = in_force(session)
    held(session, agreement)
    suspended(session, agreement, JUNE, None)
    assert [answer(session, agreement, day) for day in (JUNE - ONE, JUNE)] == ["defer", "refuse"]


def test_a_second_hold_that_was_not_cleared_still_defers(session: Session) -> None:
    agreement = in_force(session)
    held(session, agreement)
    agreements.release_settlement(session, agreement, JUNE, on(JUNE))
    held(session, agreement, JUNE)
    assert [answer(session, agreement, day) for day in (MAY, JUNE)] == ["pay", "defer"]


def test_one_department_is_blocked_and_no_other(session: Session) -> None:
    """SC-171, SC-172: PARTIAL; the counter stays."""
    agreement = in_force(session, institution(session))
    agreements.pause_department(
        session, agreement, "骨科", MAY, on(MAY), reason="责令暂停", grounds=["S735-38-b"], ends_on=date(2026, 10, 31)
    )
    assert (agreement.settlement, agreement.agency_suspensions) == ("PARTIAL", 0)
    assert answer(session, agreement, MAY, department="骨科") == "refuse"
    assert answer(session, agreement, MAY, department="内科") == answer(session, agreement, MAY) == "pay"
    found = {day: answer(session, agreement, day, department="骨科") for day in (date(2026, 10, 31), date(2026, 11, 1))}
    assert list(found.values()) == ["refuse", "pay"]
    agreements.end_pause(session, agreement, HoldScope.DEPARTMENT, "骨科", JUNE, on(JUNE))
    assert (agreement.settlement, answer(session, agreement, JUNE, department="骨科")) == ("OPEN", "pay")


def test_a_person_without_qualification_settles_emergencies_only(session: Session) -> None:
    """P23-12-a, SC-265."""
    agreement = in_force(session, institution(session))
    agreements.register_personnel(session, agreement, START, CAUSE)
    somebody = agreements.personnel_of(session, agreement)[0]
    number = somebody.person.id_number
    assert answer(session, agreement, MAY, person=number) == "pay"
    agreements.pause_person(session, agreement, number, MAY, on(MAY), reason="记分9分", grounds=["P23-10-a"])
    assert [answer(session, agreement, day, person=number) for day in (MAY - ONE, MAY)] == ["pay", "refuse"]
    assert answer(session, agreement, MAY, person=number, emergency=True) == "pay"
    agreements.end_pause(session, agreement, HoldScope.PERSON, number, JUNE, on(JUNE))
    somebody.state = PersonnelState.ENDED_1Y
    assert answer(session, agreement, JUNE, person=number) == "refuse"


def test_a_person_counts_from_registration_to_leaving(session: Session) -> None:
    agreement = in_force(session, institution(session))
    person = register.person(session, "钱七", "330100199001010019")
    entry = agreements.register_person(session, agreement, person, "physician", MAY, CAUSE)
    agreements.deregister_person(session, agreement, entry, JUNE, CAUSE)
    days = (MAY - ONE, MAY, JUNE - ONE, JUNE)
    assert [answer(session, agreement, day, person=person.id_number) for day in days] == ["refuse", "pay", "pay", "refuse"]
    assert answer(session, agreement, MAY, person="330100199001010027") == "refuse"


def test_emergency_is_no_way_around_a_suspension(session: Session) -> None:
    agreement = in_force(session)
    suspended(session, agreement, MAY, None)
    assert answer(session, agreement, MAY, emergency=True) == "refuse"


def test_a_hold_runs_once(session: Session) -> None:
    agreement = in_force(session)
    held(session, agreement)
    held(session, agreement, JUNE)
    assert [hold.effective_on for hold in agreement.holds] == [MAY]
    agreements.release_settlement(session, agreement, JUNE, CAUSE)
    with pytest.raises(StepRefused, match="not-held"):
        agreements.release_settlement(session, agreement, JUNE, CAUSE)


def test_nothing_is_held_after_the_end(session: Session) -> None:
    agreement = in_force(session)
    agreements.terminate(session, agreement, MAY, CAUSE, decision_number="解除1")
    with pytest.raises(StepRefused, match="not-settling"):
        held(session, agreement)
