"""Areas side by side are the same areas one after the other."""

from __future__ import annotations

from pathlib import Path

from api.simulation.outcome import Outcome
from api.simulation.parallel import live, plans

DAYS, PARTIES, SEED = 20, 5, 3


def test_parties_are_shared_out(tmp_path: Path) -> None:
    areas = plans(tmp_path, PARTIES, DAYS, SEED, size=3)
    assert [area.parties for area in areas] == [3, 2]
    assert [area.parties for area in plans(tmp_path, 6, DAYS, SEED, size=3)] == [3, 3]
    assert [area.parties for area in plans(tmp_path, 7, DAYS, SEED, size=3)] == [3, 2, 2]
    assert len({area.seed for area in areas}) == len({area.folder for area in areas}) == 2


def test_two_processes_live_the_same_lives(tmp_path: Path) -> None:
    seen: list[int] = []
    together = live(plans(tmp_path / "both", PARTIES, DAYS, SEED, size=3), 2, seen.append)
    alone = plans(tmp_path / "each", PARTIES, DAYS, SEED, size=3)
    apart = Outcome.together(live([area], 1, lambda days: None) for area in alone)
    assert (together.history, together.tasks, together.timers, together.found) == (
        apart.history,
        apart.tasks,
        apart.timers,
        apart.found,
    )
    assert seen == sorted(seen)
