"""The application form as facts of the register."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers.application_form import party_of_form
from tests.handlers.cases import CAUSE, DAY
from tests.processes.answers import pharmacy


def test_a_new_address_closes_the_old_one_and_operation_counts_anew(session: Session) -> None:
    party_of_form(session, pharmacy(), DAY, CAUSE)
    moved = party_of_form(session, pharmacy(registeredAddress="文三路2号", openedOn="2026-02-01"), DAY, CAUSE)
    assert moved.address is not None
    assert (moved.address.address, moved.address.opened_on) == ("文三路2号", date(2026, 2, 1))
    assert [entry.closed_on for entry in moved.addresses] == [date(2026, 2, 1), None]


def test_the_same_address_is_entered_once(session: Session) -> None:
    party_of_form(session, pharmacy(), DAY, CAUSE)
    again = party_of_form(session, pharmacy(openedOn="2020-01-01"), DAY, CAUSE)
    assert [entry.opened_on for entry in again.addresses] == [date(2025, 3, 1)]
