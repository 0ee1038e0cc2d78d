"""Both sides of every contest of `bench.feel` answer alike, so that their times may be compared."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import feel_bridge
from bench import feel_by_hand as by_hand
from bench.feel import CONDITION, DEADLINE, DEADLINE_TEXT
from bench.feel_tables import agreed
from engine.feel import compile_expression

SCORES = st.none() | st.integers(70, 90) | st.floats(70, 90)
STATUSES = st.sampled_from(["qualified", "refused", None])
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))
INSTANTS = st.datetimes(dt.datetime(1992, 1, 1), dt.datetime(2100, 12, 31), timezones=st.just(dt.UTC))  # noqa: DTZ001
NOW = dt.datetime(2026, 9, 29, tzinfo=dt.UTC)


@given(SCORES, STATUSES)
def test_the_function_by_hand_is_the_condition(score: float | None, status: str | None) -> None:
    variables = {"score": score, "status": status}
    assert by_hand.qualifies(variables, NOW) is compile_expression(CONDITION).evaluate(variables, now=NOW).value
    in_decimals = {"score": None if score is None else Decimal(repr(score)), "status": status}
    assert by_hand.qualifies_in_decimals(in_decimals, NOW) is by_hand.qualifies(variables, NOW)


@given(DAYS, INSTANTS)
def test_the_function_by_hand_is_the_deadline(day: dt.date, now: dt.datetime) -> None:
    overdue = compile_expression(DEADLINE).evaluate({"submittedOn": day}, now=now).value
    assert by_hand.is_overdue({"submittedOn": day}, now) is overdue
    assert by_hand.is_overdue_by_text({"submittedOn": day.isoformat()}, now) is overdue
    assert compile_expression(DEADLINE_TEXT).evaluate({"submittedOn": day.isoformat()}, now=now).value is overdue


def test_both_engines_decide_the_table_alike() -> None:
    ours, _ = agreed()
    assert ours({"score": 80, "kind": "clinic"}).value == "qualified"
    assert ours({"score": 79, "kind": "clinic"}).value == "improve"


def test_feelin_may_be_absent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(feel_bridge, "FOLDER", tmp_path)
    assert feel_bridge.why_absent() is not None
