"""`dingdian doctor`: look through the whole database for what can never go on by itself; changes nothing.

Findings as they are found, then how many of each kind; exit status 1 when there is one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter

from api.runtime import Runtime
from api.settings import Settings
from engine.doctor import Finding, examine

SHOWN = 100


def configure(parser: argparse.ArgumentParser) -> None:
    """How to print, and how much."""
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument("--limit", metavar="N", type=int, default=SHOWN, help=f"findings to show of each kind (default {SHOWN})")


def run(options: argparse.Namespace) -> int:
    """Examine and print."""
    runtime = Runtime.open(Settings.from_environment())
    found: Counter[str] = Counter()
    try:
        for finding in examine(runtime.engine):
            found[finding.sickness] += 1
            if found[finding.sickness] <= options.limit:
                print(_as_json(finding) if options.json else finding)
    finally:
        runtime.close()
    if options.json:
        print(json.dumps({"findings": found.total(), **{str(kind): count for kind, count in sorted(found.items())}}))
    else:
        for kind, count in sorted(found.items()):
            print(f"{kind}: {count}")
        print(f"findings: {found.total()}")
    return 1 if found else 0


def _as_json(finding: Finding) -> str:
    key = finding.instance_key
    return json.dumps(
        {
            "kind": finding.sickness,
            "instanceKey": None if key is None else str(key),
            "processId": finding.process_id,
            "elementId": finding.element_id,
            "detail": finding.detail,
            "remedy": finding.remedy,
        },
        ensure_ascii=False,
    )
