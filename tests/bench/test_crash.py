"""A short run of `python -m bench.crash`: everything is killed under load, and nothing accepted is lost or doubled."""

from __future__ import annotations

from pathlib import Path

from bench.crash.run import Plan, crash

CLIENTS = 4


def test_nothing_is_lost_or_doubled_when_everything_is_killed(tmp_path: Path) -> None:
    outcome = crash(tmp_path, Plan(seconds=6, clients=CLIENTS, rest=0.4))

    assert outcome.complaints() == []
    assert outcome.good, outcome.figures()
    figures = outcome.figures()
    assert figures["kills"] > 0
    assert figures["restarts"] > 0
    assert figures["requests"] >= 3 * CLIENTS, "each person brings one order to its end: ordered, confirmed, paid"
    assert figures["timers"] >= 3 * CLIENTS
