"""Coaching, remote settlement, renewal and case: which value follows which, for whom, and when."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from sqlalchemy.orm import Session

from handlers import agreements, parameters
from handlers.agreements import (
    REGION_STEPS,
    Agreement,
    CaseState,
    Coaching,
    EndReason,
    Region,
    RegionRefused,
    Remote,
    Renewal,
    Settlement,
)
from tests.handlers.cases import AREA, CAUSE, institution, pharmacy, signed
from tests.handlers.lives import END, START, in_force


def hospital(session: Session, **changes: object) -> Agreement:
    return in_force(session, institution(session, **changes))


@pytest.mark.parametrize("region", list(Region))
def test_every_pair_of_values(session: Session, region: Region) -> None:
    values = list(REGION_STEPS[region])
    agreement = hospital(session)
    for before, after in product(values, repeat=2):
        with session.no_autoflush:
            agreement.coaching, agreement.remote_settlement = Coaching.NONE, Remote.OFF
            setattr(agreement, region.value, before)
            if after is before or after in REGION_STEPS[region][before]:
                agreements.set_region(session, agreement, region, after, CAUSE)
                assert getattr(agreement, region.value) is after
            else:
                with pytest.raises(RegionRefused) as refused:
                    agreements.set_region(session, agreement, region, after, CAUSE)
                assert refused.value.allowed == tuple(one.value for one in REGION_STEPS[region][before])


def test_the_same_value_is_no_step(session: Session) -> None:
    agreement = hospital(session)
    count = len(agreements.events(session, agreement))
    agreements.set_region(session, agreement, Region.RENEWAL, Renewal.NONE, CAUSE)
    assert len(agreements.events(session, agreement)) == count


def test_a_step_leaves_its_event_with_reason_and_day(session: Session) -> None:
    agreement = hospital(session)
    agreements.set_region(session, agreement, Region.COACHING, Coaching.FIRST, CAUSE, "新纳入", on=START)
    event = agreements.events(session, agreement)[-1]
    assert (event.event, event.reason, event.effective_on) == ("coaching.first", "新纳入", START)


def test_pharmacies_are_not_coached_unless_a_local_rule_says_so(session: Session) -> None:
    """GAP-28, SC-082: the rule in force on the first day of the agreement decides."""
    agreement = in_force(session)
    with pytest.raises(RegionRefused, match="institutions only"):
        agreements.set_region(session, agreement, Region.COACHING, Coaching.FIRST, CAUSE)
    switch, on = "coaching_for_pharmacies", True
    parameters.set_override(session, switch, AREA, date(2026, 3, 17), on, "local rule", CAUSE)
    with pytest.raises(RegionRefused):
        agreements.set_region(session, agreement, Region.COACHING, Coaching.FIRST, CAUSE)
    parameters.set_override(session, switch, AREA, START, on, "local rule", CAUSE)
    agreements.set_region(session, agreement, Region.COACHING, Coaching.FIRST, CAUSE)
    assert agreement.coaching is Coaching.FIRST


def test_a_party_designated_before_is_not_coached(session: Session) -> None:
    """N2025-04-1, SC-083."""
    agreement = hospital(session)
    agreement.first_designation = False
    with pytest.raises(RegionRefused, match="designated before"):
        agreements.set_region(session, agreement, Region.COACHING, Coaching.FIRST, CAUSE)


@pytest.mark.parametrize(("coaching", "allowed"), [("FIRST", False), ("EXTENDED", False), ("FAILED", False), ("PASSED", True)])
def test_remote_settlement_waits_for_coaching(session: Session, coaching: str, allowed: bool) -> None:
    """N2025-04-2."""
    agreement = hospital(session)
    agreement.coaching = Coaching(coaching)
    if allowed:
        agreements.set_region(session, agreement, Region.REMOTE, Remote.ON, CAUSE)
        assert agreement.remote_settlement is Remote.ON
        return
    with pytest.raises(RegionRefused, match="coaching"):
        agreements.set_region(session, agreement, Region.REMOTE, Remote.ON, CAUSE)


def test_coaching_begins_with_remote_settlement_off(session: Session) -> None:
    agreement = hospital(session)
    agreements.set_region(session, agreement, Region.REMOTE, Remote.ON, CAUSE)
    agreements.set_region(session, agreement, Region.COACHING, Coaching.FIRST, CAUSE)
    assert agreement.remote_settlement is Remote.OFF
    assert [event.event for event in agreements.events(session, agreement)[-2:]] == ["remote.off", "coaching.first"]


def test_a_regional_centre_settles_remotely_from_the_start(session: Session) -> None:
    """SC-085."""
    agreement = hospital(session, regional_centre=True)
    agreements.set_region(session, agreement, Region.COACHING, Coaching.FIRST, CAUSE)
    assert (agreement.remote_settlement, agreement.regional_centre) == (Remote.ON, True)


def test_regions_move_only_while_in_force(session: Session) -> None:
    agreement = signed(session, pharmacy(session))
    with pytest.raises(RegionRefused, match="SIGNED"):
        agreements.set_region(session, agreement, Region.RENEWAL, Renewal.REQUESTED, CAUSE)
    ended = in_force(session)
    agreements.expire(session, ended, date(2027, 3, 16), EndReason.NO_REQUEST, CAUSE)
    assert ended.ends_on == END
    with pytest.raises(RegionRefused, match="EXPIRED"):
        agreements.set_region(session, ended, Region.CASE, CaseState.INVESTIGATING, CAUSE)


def test_a_value_of_another_region_is_refused(session: Session) -> None:
    with pytest.raises(RegionRefused, match="another region"):
        agreements.set_region(session, in_force(session), Region.RENEWAL, Settlement.HELD, CAUSE)
