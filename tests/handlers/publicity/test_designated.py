"""The public list of designated parties (O3-10-a, O2-11-a)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers import publicity
from handlers.register import PartyKind
from tests.handlers.cases import AREA, institution, pharmacy, signed

ANNOUNCED = date(2026, 3, 20)


def test_announced_party_is_listed_from_its_day(session: Session) -> None:
    """Name, address, kind and term are public."""
    agreement = signed(session, pharmacy(session))
    entry = publicity.announce(session, agreement, ANNOUNCED)
    assert publicity.designated_list(session, date(2026, 3, 19)) == []
    assert list(publicity.designated_list(session, ANNOUNCED)) == [entry]
    assert (entry.name, entry.address, entry.valid_to) == (agreement.party.name, "西湖路1号", agreement.ends_on)


def test_list_is_filtered(session: Session) -> None:
    """By area, by kind, by part of the name; a percent sign is no wildcard."""
    shop = publicity.announce(session, signed(session, pharmacy(session)), ANNOUNCED)
    hospital = publicity.announce(session, signed(session, institution(session)), ANNOUNCED)
    listed = publicity.designated_list
    assert set(listed(session, ANNOUNCED, area=AREA)) == {shop, hospital}
    assert listed(session, ANNOUNCED, area="330200") == []
    assert list(listed(session, ANNOUNCED, kind=PartyKind.PHARMACY)) == [shop]
    assert list(listed(session, ANNOUNCED, name_part="医院")) == [hospital]
    assert listed(session, ANNOUNCED, name_part="%") == []


def test_removed_party_is_gone_from_that_day(session: Session) -> None:
    """And removing again changes nothing."""
    agreement = signed(session, pharmacy(session))
    publicity.announce(session, agreement, ANNOUNCED)
    removed_on = date(2026, 6, 1)
    publicity.remove_designation(session, agreement, removed_on)
    assert len(publicity.designated_list(session, date(2026, 5, 31))) == 1
    assert publicity.designated_list(session, removed_on) == []
    assert publicity.remove_designation(session, agreement, removed_on) is None


def test_new_announcement_replaces_the_old(session: Session) -> None:
    """A party is on the list once."""
    agreement = signed(session, pharmacy(session))
    publicity.announce(session, agreement, ANNOUNCED)
    again = publicity.announce(session, agreement, date(2026, 4, 1))
    assert list(publicity.designated_list(session, date(2026, 4, 1))) == [again]
