"""A short run of `python -m bench.crash`: everything is killed under load, and nothing accepted is lost or doubled."""

from __future__ import annotations

from pathlib import Path

from bench.crash.run import Plan, crash


def test_nothing_is_lost_or_doubled_when_everything_is_killed(tmp_path: Path) -> None:
    outcome = crash(tmp_path, Plan(seconds=8, clients=4, rest=0.4))

    assert outcome.complaints() == []
    assert outcome.good, outcome.figures()
    figures = outcome.figures()
    assert figures["kills"] > 0
    assert figures["restarts"] > 0
    assert figures["requests"] >= 16, "each of four people makes one order at least"
    assert figures["timers"] >= 16
