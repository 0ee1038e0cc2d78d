"""`python -m tests.processes.mutants --seed 1 --number 20`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from handlers.resources import PROCESSES
from tests.processes.mutants.draw import draw
from tests.processes.mutants.trial import by_scenarios, copy_to, on_sheets


def main() -> int:
    """Draw, try, say who noticed; 1 when a change went unnoticed."""
    parser = argparse.ArgumentParser(prog="tests.processes.mutants", description="Change the law by chance; do tests notice?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=20)
    asked = parser.parse_args()
    unnoticed = unseen = 0
    with tempfile.TemporaryDirectory() as place:
        for mutant in draw(PROCESSES, asked.seed, asked.number):
            folder = copy_to(Path(place) / "processes")
            mutant.apply(folder)
            sheet, scenario = on_sheets(folder), by_scenarios(folder, mutant)
            unseen += scenario is None
            unnoticed += scenario is None and not sheet
            noticed = f"scenario {scenario}" if scenario else "sheet" if sheet else "NOBODY"
            print(f"{mutant.told(PROCESSES)}\n    noticed by {noticed}", flush=True)  # noqa: T201 -- its output
    print(f"{asked.number} changes: {unseen} passed the scenarios, {unnoticed} unnoticed")  # noqa: T201 -- its output
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
