"""`python -m bench.crash --minutes N`: two servers and three workers on a PostgreSQL, killed with SIGKILL under load.

The database is restarted at random too, in half of the cases as after a crash. Prints `requests` (accepted ones, see
`bench.crash.client.Log`), `timers` (fired), `kills`, `restarts`, `lost`, `doubled`, `stuck` and `given_up`; exit status 1 unless
the last four are 0. On a machine that has other things to do it waits longer and kills less often: by `slowness`, which is how
many times as long as on two idle cores everything took to start.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench.crash.run import Plan, crash

SHOWN = 20


def main() -> int:
    """Run and report."""
    parser = argparse.ArgumentParser(prog="bench.crash", description=__doc__)
    parser.add_argument("--minutes", type=float, default=3.0, help="how long the load lasts (default 3)")
    parser.add_argument("--servers", type=int, default=2)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--clients", type=int, default=8, help="people at work at the same time (default 8)")
    parser.add_argument("--seed", type=int, default=1, help="of who is killed when (default 1)")
    parser.add_argument("--keep", type=Path, help="keep the logs in this folder")
    options = parser.parse_args()
    plan = Plan(options.minutes * 60, options.servers, options.workers, options.clients, options.seed)
    with tempfile.TemporaryDirectory(prefix="dingdian-crash-") as folder:
        outcome = crash(options.keep or Path(folder), plan)
    figures = outcome.figures()
    for name, value in figures.items():
        print(f"{name}: {value}")
    print(f"slowness: {outcome.slowness:.1f}")
    for line in outcome.complaints()[:SHOWN]:
        print(f"  {line}")
    return 0 if outcome.good else 1


if __name__ == "__main__":
    sys.exit(main())
