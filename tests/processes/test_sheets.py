"""No change of a diagram, table or form goes unnoticed: each is on its sheet, line by line."""

from __future__ import annotations

import pytest

from handlers.resources import PROCESSES
from tests.processes.sheets.stored import READERS, load

FOUND = {name: {block: elements for block, elements in read(PROCESSES).items() if elements} for name, read in READERS.items()}
STORED = {name: load(name) for name in READERS}
BLOCKS = [(name, block) for name, sheet in FOUND.items() for block in sheet]


@pytest.mark.parametrize(("name", "block"), BLOCKS, ids=[f"{name}-{block}" for name, block in BLOCKS])
def test_it_stands_as_on_its_sheet(name: str, block: str) -> None:
    """Changed on purpose? `python -m tests.processes.sheets` writes the sheets; read what changed there."""
    assert FOUND[name][block] == STORED[name].get(block)


@pytest.mark.parametrize("name", READERS)
def test_nothing_on_a_sheet_has_gone(name: str) -> None:
    assert set(STORED[name]) == set(FOUND[name])
