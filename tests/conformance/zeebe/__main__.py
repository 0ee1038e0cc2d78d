"""Runs the cases in both engines and prints where they differ: `python -m tests.conformance.zeebe [part of a name]`."""

from __future__ import annotations

import sys

from tests.conformance.zeebe import ours, theirs
from tests.conformance.zeebe.cases import all_cases
from tests.conformance.zeebe.seen import differences


def main(wanted: str = "") -> None:
    """Build the driver if need be, run, and print."""
    if not theirs.is_built():
        theirs.build()
    cases = [case for case in all_cases() if wanted in case.name]
    agreed = 0
    for case, here, there in zip(cases, ours.run(cases), theirs.run(cases), strict=True):
        found = list(differences(here, there, case.related))
        agreed += not found
        if found:
            sys.stdout.write(f"--- {case.name}\n" + "".join(f"  {line}\n" for line in found))
    sys.stdout.write(f"cases: {len(cases)}\nagree: {agreed}\ndiffer: {len(cases) - agreed}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
