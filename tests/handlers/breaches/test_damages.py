"""Liquidated damages: the rate of the agreement itself, rounding, and what no rate can be read from."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from handlers import breaches
from handlers.agreements import Agreement
from handlers.errors import InvalidFact
from tests.handlers.lives import in_force


def agreement_with(session: Session, clause: str) -> Agreement:
    agreement = in_force(session)
    agreement.clauses = {**agreement.clauses, "damages_rate": clause}
    return agreement


@pytest.mark.parametrize(
    ("clause", "base", "damages"),
    [
        ("违规金额的30%", 100_000, 30_000),
        ("12.5％", 9_999, 1_250),
        ("按违规金额 10 %", 5, 1),
        ("10%", 4, 0),
        ("100%", 1, 1),
    ],
)
def test_the_rate_of_the_agreement_decides(session: Session, clause: str, base: int, damages: int) -> None:
    assert breaches.damages_of(agreement_with(session, clause), base) == damages


@pytest.mark.parametrize("clause", ["", "按规定", "首次10%，再次20%"])
def test_without_one_percentage_there_are_no_damages(session: Session, clause: str) -> None:
    with pytest.raises(breaches.NoAgreedRate, match="one percentage"):
        breaches.agreed_rate(agreement_with(session, clause))


@pytest.mark.parametrize(("yuan", "fen"), [(1, 100), (100.5, 10_050), (0.01, 1), ("12.345", 1_235), (0.005, 1)])
def test_yuan_are_kept_in_fen(yuan: object, fen: int) -> None:
    assert breaches.fen_of(yuan, "amount") == fen


@pytest.mark.parametrize("nothing", [0, -1, None, "viel", True, 0.004])
def test_an_amount_is_above_nothing(nothing: object) -> None:
    with pytest.raises(InvalidFact, match="above 0"):
        breaches.fen_of(nothing, "amount")
