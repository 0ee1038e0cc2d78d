"""Runs the cases in both engines and prints where they differ, and the figures.

`python -m tests.conformance.zeebe [part of a name]`, or with `--walks N [--seed S]` random processes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from tests.conformance.zeebe import ours, theirs
from tests.conformance.zeebe.case import Case
from tests.conformance.zeebe.cases import all_cases
from tests.conformance.zeebe.listed import CASES
from tests.conformance.zeebe.random_cases import walks
from tests.conformance.zeebe.seen import Seen, differences


def main() -> None:
    """Build the driver if need be, run, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance.zeebe", description="Both engines side by side.")
    parser.add_argument("wanted", nargs="?", default="", help="only cases with this in their name")
    parser.add_argument("--walks", type=int, default=0, metavar="N", help="N random walks instead")
    parser.add_argument("--seed", type=int, default=1, help="of the random walks")
    asked = parser.parse_args()
    if not theirs.is_built():
        theirs.build()
    compare(list(walks(asked.walks, asked.seed)) if asked.walks else drawn(asked.wanted))


def drawn(wanted: str) -> list[tuple[Case, list[Seen]]]:
    """The drawn cases, and what our engine does in each."""
    cases = [case for case in all_cases() if wanted in case.name]
    return list(zip(cases, ours.run(cases), strict=True))


def compare(done: Iterable[tuple[Case, list[Seen]]]) -> None:
    """Run the same in Camunda's engine; print what differs and is not listed, and how many do."""
    done = list(done)
    found = {
        case.name: list(differences(here, there, case.related))
        for (case, here), there in zip(done, theirs.run(case for case, _ in done), strict=True)
    }
    differ = {name for name, lines in found.items() if lines}
    for name in sorted(differ - CASES):
        sys.stdout.write(f"--- {name}\n" + "".join(f"  {line}\n" for line in found[name]))
    for name in sorted((CASES & found.keys()) - differ):
        sys.stdout.write(f"--- {name}\n  is listed as a difference, but agrees\n")
    steps = sum(len(case.steps) for case, _ in done)
    agree, listed, open_ = len(found) - len(differ), len(differ & CASES), len(differ - CASES)
    sys.stdout.write(f"cases: {len(found)}\nsteps: {steps}\nagree: {agree}\nlisted: {listed}\ndiffer: {open_}\n")


if __name__ == "__main__":
    main()
