"""Renewal: the next agreement, and its taking the old one's place (O3-38-c, SC-083, SC-140)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from handlers import agreements
from handlers.agreements import (
    Agreement,
    ContentIncomplete,
    NotYetEffective,
    Region,
    Remote,
    Renewal,
    StepRefused,
)
from handlers.errors import ForbiddenTransition
from tests.handlers.cases import CAUSE, draft, institution
from tests.handlers.lives import END, in_force, on, suspended

SIGNED_ON = date(2027, 2, 1)
NEXT = END + timedelta(1)


def agreed(session: Session, old: Agreement) -> Agreement:
    """The agreement with a renewal that both sides want."""
    for value in (Renewal.REQUESTED, Renewal.AGREED):
        agreements.set_region(session, old, Region.RENEWAL, value, CAUSE)
    return old


def renewed(session: Session, old: Agreement, **changes: object) -> Agreement:
    new = agreements.renew(session, agreed(session, old), draft(old.party, **changes), SIGNED_ON, on(SIGNED_ON))
    agreements.file_agreement(session, new, SIGNED_ON, on(SIGNED_ON))
    return new


def test_the_new_agreement_starts_afresh(session: Session) -> None:
    old = in_force(session, institution(session))
    suspended(session, old, date(2026, 5, 1), date(2026, 5, 31))
    agreements.resume(session, old, date(2026, 6, 1), on(date(2026, 6, 1)))
    agreements.set_region(session, old, Region.REMOTE, Remote.ON, CAUSE)
    new = renewed(session, old)
    assert (new.state, new.effective_on, new.ends_on) == ("SIGNED", NEXT, date(2028, 3, 15))
    assert agreements.successor_of(session, old) is new
    agreements.supersede(session, old, new, NEXT, on(NEXT))
    assert (old.state, old.ended_on, old.end_reason) == ("SUPERSEDED", NEXT, "renewed")
    assert (new.state, new.agency_suspensions, new.coaching, new.renewal) == ("ACTIVE", 0, "NONE", "NONE")
    assert (new.first_designation, new.remote_settlement, new.settlement) == (False, Remote.ON, "OPEN")
    assert new.application_id is None


def test_only_what_is_agreed_is_renewed(session: Session) -> None:
    old = in_force(session)
    with pytest.raises(StepRefused, match="not-agreed"):
        agreements.renew(session, old, draft(old.party), SIGNED_ON, CAUSE)
    suspended(session, agreed(session, old), date(2027, 1, 1), None)
    with pytest.raises(StepRefused, match="not-agreed"):
        agreements.renew(session, old, draft(old.party), SIGNED_ON, CAUSE)


@pytest.mark.parametrize(
    ("first", "allowed"),
    [(SIGNED_ON - timedelta(1), False), (SIGNED_ON, True), (NEXT, True), (NEXT + timedelta(1), False)],
)
def test_no_day_lies_between_the_terms(session: Session, first: date, allowed: bool) -> None:
    old = in_force(session)
    if allowed:
        assert renewed(session, old, effective_on=first).effective_on == first
        return
    with pytest.raises(StepRefused, match="gap-between-terms"):
        renewed(session, old, effective_on=first)


def test_the_content_is_checked_again(session: Session) -> None:
    old = agreed(session, in_force(session))
    with pytest.raises(ContentIncomplete):
        agreements.renew(session, old, draft(old.party, clauses={}), SIGNED_ON, CAUSE)


def test_it_takes_the_old_ones_place_on_its_first_day(session: Session) -> None:
    old = in_force(session)
    new = renewed(session, old)
    with pytest.raises(NotYetEffective):
        agreements.supersede(session, old, new, END, on(END))


def test_a_stranger_does_not_supersede(session: Session) -> None:
    old, other = in_force(session), in_force(session)
    with pytest.raises(StepRefused, match="not-its-successor"):
        agreements.supersede(session, old, other, NEXT, CAUSE)


def test_an_ended_agreement_is_not_superseded(session: Session) -> None:
    """The termination has overtaken the renewal."""
    old = in_force(session)
    new = renewed(session, old)
    agreements.terminate(session, old, date(2027, 3, 1), CAUSE, decision_number="解除1")
    with pytest.raises(ForbiddenTransition):
        agreements.supersede(session, old, new, NEXT, on(NEXT))


def test_a_hold_goes_on_under_the_new_agreement(session: Session) -> None:
    old = in_force(session)
    agreements.hold_settlement(session, old, date(2027, 1, 1), CAUSE, reason="涉嫌骗保", grounds=["N2025-11-1"])
    new = renewed(session, old)
    agreements.supersede(session, old, new, NEXT, on(NEXT))
    assert (new.settlement, new.holds[0].effective_on) == ("HELD", NEXT)
    assert agreements.may_settle(session, new, NEXT).decision == "defer"
