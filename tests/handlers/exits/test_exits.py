"""The ways out of an agreement and the provisions on which the agency agrees."""

from __future__ import annotations

import pytest

from handlers import provisions
from handlers.exits import ExitKind
from handlers.register import PartyKind


@pytest.mark.parametrize(
    ("kind", "pharmacy", "institution"),
    [
        (ExitKind.SUSPEND, "O3-39-d", "O2-42-b"),
        (ExitKind.TERMINATE, "O3-40-15", "O2-43-12"),
        (ExitKind.NOT_RENEW, "O3-41-a", "O2-44-a"),
    ],
)
def test_every_way_out_rests_on_the_order_of_the_party(kind: ExitKind, pharmacy: str, institution: str) -> None:
    found = (kind.ground(PartyKind.PHARMACY), kind.ground(PartyKind.INSTITUTION))
    assert found == (pharmacy, institution)
    assert provisions.require(found)
    assert kind.label
