"""`dingdian simulate`: a synthetic pooling area lives for years on a pinned clock; then every invariant is checked."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from api.simulation.chance import DAYS_A_YEAR
from api.simulation.chart import chart
from api.simulation.outcome import Outcome
from api.simulation.parallel import Plan, cores, live, plans

SHOWN = 30
MEMORY = Path("/dev/shm")  # noqa: S108 -- a folder of its own below it; nothing there outlives the run
MILLISECONDS = 1_000


def configure(parser: argparse.ArgumentParser) -> None:
    """How many, how long, which seed, where the chart goes."""
    parser.add_argument("--parties", metavar="N", type=_positive, default=200, help="institutions and pharmacies (default 200)")
    parser.add_argument("--years", metavar="Y", type=_positive, default=1, help="years to live (default 1)")
    parser.add_argument("--seed", metavar="S", type=int, default=1, help="seed of all chance (default 1)")
    parser.add_argument("--jobs", metavar="J", type=_positive, default=cores(), help="areas side by side (default: one a core)")
    parser.add_argument("--chart", metavar="FILE", type=Path, default=Path("simulation.svg"), help="where the chart goes")
    parser.add_argument("--keep", metavar="DIR", type=Path, help="keep the database in this folder")


def run(options: argparse.Namespace) -> int:
    """Live, check, report; exit status 1 when an invariant does not hold."""
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
        return _simulate(options, options.keep)
    with TemporaryDirectory(prefix="dingdian-simulation-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        return _simulate(options, Path(folder))


def _simulate(options: argparse.Namespace, folder: Path) -> int:
    begun = time.monotonic()
    areas = plans(folder, options.parties, options.years * DAYS_A_YEAR, options.seed)
    outcome = _live(areas, options.jobs)
    seconds = time.monotonic() - begun
    title = f"协议状态：{options.parties}家机构，{options.years}年，种子{options.seed}"
    options.chart.write_text(chart(outcome.history, title), "utf-8")
    _report(outcome, options, seconds)
    print(f"chart: {options.chart}")
    return 1 if outcome.found else 0


def _live(areas: list[Plan], jobs: int) -> Outcome:
    columns = (TextColumn("days"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns) as progress:
        task = progress.add_task("", total=sum(area.days + 1 for area in areas))
        return live(areas, jobs, lambda days: progress.update(task, completed=days))


def _report(outcome: Outcome, options: argparse.Namespace, seconds: float) -> None:
    last, states = outcome.history[-1]
    print(f"parties: {options.parties}, years: {options.years}, seed: {options.seed}, jobs: {options.jobs}, until: {last}")
    print(f"agreements: {', '.join(f'{state} {count}' for state, count in sorted(states.items()))}")
    print(f"tasks_completed: {outcome.tasks}, refused: {outcome.refused}, timers_fired: {outcome.timers}")
    print(f"applications: {outcome.applications}")
    print(f"filings: {', '.join(f'{name} {count}' for name, count in sorted(outcome.filings.items())) or 'none'}")
    print(f"seconds: {seconds:.1f}")
    print(f"milliseconds_per_party_year: {seconds * MILLISECONDS / (options.parties * options.years):.1f}")
    for rule, count in sorted(Counter(one.rule for one in outcome.found).items()):
        print(f"violations of {rule}: {count}")
    for one in outcome.found[:SHOWN]:
        print(f"  {one}")
    print(f"violations: {len(outcome.found)}")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 on, but found {text}")
    return number
