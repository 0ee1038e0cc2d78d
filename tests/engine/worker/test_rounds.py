"""A worker whose rounds fail says so once, and rests longer each time."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from engine.errors import OutcomeUnknown
from engine.worker.rounds import MAX_REST_SECONDS, Rounds


def away() -> OperationalError:
    """What comes of a database that is not there."""
    with pytest.raises(OperationalError) as caught:
        create_engine("postgresql+psycopg://nobody@/none?host=/nowhere").connect()
    return caught.value


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What workers log."""
    caplog.set_level(logging.INFO, "engine.worker.rounds")
    return caplog


def test_the_rest_doubles_up_to_a_limit_and_is_the_usual_one_after_a_good_round() -> None:
    rounds = Rounds(1.0)
    rests = []
    for _ in range(20):
        rests.append(rounds.rest_seconds)
        rounds.bad(ValueError("x"))
    assert rests[:5] == [1.0, 2.0, 4.0, 8.0, 16.0]
    assert set(rests[5:]) == {MAX_REST_SECONDS}
    assert rounds.failed == 20
    rounds.good()
    assert (rounds.failed, rounds.rest_seconds) == (0, 1.0)


def test_a_database_that_is_away_is_one_line_without_a_trace(log: pytest.LogCaptureFixture) -> None:
    rounds = Rounds(10.0)
    for _ in range(3):  # three threads, in the same moment
        rounds.bad(away())
    (line,) = log.records
    assert line.exc_info is None
    assert "\n" not in line.getMessage()
    assert line.getMessage().startswith("Expected the database to answer the worker, but it does not (connection ")
    assert line.getMessage().endswith("; trying again in 20 s.")


def test_a_database_that_goes_away_at_the_commit_is_away_too(log: pytest.LogCaptureFixture) -> None:
    lost = OutcomeUnknown()
    lost.__cause__ = away()
    Rounds(1.0).bad(lost)
    (line,) = log.records
    assert line.exc_info is None
    assert "it does not (connection " in line.getMessage()


def test_each_longer_rest_has_a_line_of_its_own(log: pytest.LogCaptureFixture) -> None:
    rounds = Rounds(0.0)  # no rest: the next round is a later one
    for _ in range(3):
        rounds.bad(away())
    assert len(log.records) == 3


def test_what_is_no_outage_has_its_trace_once(log: pytest.LogCaptureFixture) -> None:
    rounds = Rounds(0.0)
    for _ in range(3):
        rounds.bad(ValueError("no such column\nin this table"))
    assert [line.exc_info is not None for line in log.records] == [True, False, False]
    assert log.records[-1].getMessage() == (
        "Expected a round of the worker to run, but it failed (no such column, 3 in a row); trying again in 0 s."
    )


def test_work_that_goes_on_is_told_once(log: pytest.LogCaptureFixture) -> None:
    rounds = Rounds(0.0)
    rounds.good()
    assert log.records == []
    rounds.bad(away())
    rounds.good()
    rounds.good()
    assert [line.getMessage() for line in log.records[1:]] == ["The worker is at work again, after 1 rounds that failed."]
