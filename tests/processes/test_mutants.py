"""Changes drawn by chance are real, the same for the same seed, and none of them stands on the sheets unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.resources import PROCESSES
from tests.processes.mutants.draw import KINDS, Mutant, draw
from tests.processes.mutants.trial import on_sheets
from tests.processes.sheets.files import processes

SEED, NUMBER = 20261122, 40
DRAWN = draw(PROCESSES, SEED, NUMBER)
ON_SHEETS = [one for one in DRAWN if not one.file.startswith("parameters/")]
"""Parameters are pinned one by one in tests/handlers/parameters."""


def one_file(mutant: Mutant, folder: Path) -> Path:
    """A folder with that file alone."""
    target = folder / mutant.file
    target.parent.mkdir(parents=True)
    target.write_bytes((PROCESSES / mutant.file).read_bytes())
    return folder


def test_every_kind_is_drawn_and_the_seed_decides() -> None:
    assert {one.kind for one in DRAWN} == set(KINDS)
    assert draw(PROCESSES, SEED, NUMBER) == DRAWN
    assert draw(PROCESSES, seed=1, number=20) != draw(PROCESSES, seed=2, number=20)


@pytest.mark.parametrize("mutant", ON_SHEETS, ids=[f"{index}-{one.kind}-{one.file}" for index, one in enumerate(ON_SHEETS)])
def test_it_reads_otherwise_than_on_the_sheets(mutant: Mutant, tmp_path: Path) -> None:
    before, after = one_file(mutant, tmp_path / "before"), one_file(mutant, tmp_path / "after")
    assert not on_sheets(after, before)
    mutant.apply(after)
    processes.cache_clear()
    assert on_sheets(after, before)
