"""`dingdian simulate`: a synthetic pooling area lives for years on a pinned clock; then every invariant is checked."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from api.simulation.chance import DAYS_A_YEAR
from api.simulation.chart import chart
from api.simulation.checks import violations
from api.simulation.life import Simulation
from api.simulation.violations import Violation

SHOWN = 30
MEMORY = Path("/dev/shm")  # noqa: S108 -- a folder of its own below it; nothing there outlives the run
MILLISECONDS = 1_000


def configure(parser: argparse.ArgumentParser) -> None:
    """How many, how long, which seed, where the chart goes."""
    parser.add_argument("--parties", metavar="N", type=_positive, default=200, help="institutions and pharmacies (default 200)")
    parser.add_argument("--years", metavar="Y", type=_positive, default=1, help="years to live (default 1)")
    parser.add_argument("--seed", metavar="S", type=int, default=1, help="seed of all chance (default 1)")
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
    simulation = Simulation(folder, options.parties, options.years * DAYS_A_YEAR, options.seed)
    begun = time.monotonic()
    try:
        _live(simulation)
        seconds = time.monotonic() - begun
        found = _check(simulation)
    finally:
        simulation.close()
    title = f"协议状态：{options.parties}家机构，{options.years}年，种子{options.seed}"
    options.chart.write_text(chart(simulation.history, title), "utf-8")
    _report(simulation, found, seconds)
    print(f"chart: {options.chart}")
    return 1 if found else 0


def _live(simulation: Simulation) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns) as progress:
        task = progress.add_task("", total=simulation.days + 1)

        def tick(today: date) -> None:
            progress.update(task, advance=1, description=today.isoformat())

        simulation.live(tick)


def _check(simulation: Simulation) -> list[Violation]:
    with simulation.runtime.database.read() as session:
        found = list(violations(session, simulation.history[-1][0]))
    stuck = (Violation("stuck task", f"{one.name} of {one.business_key}", one.reason) for one in simulation.inbox.failures())
    return [*found, *stuck]


def _report(simulation: Simulation, found: list[Violation], seconds: float) -> None:
    lived = simulation.parties * simulation.days / DAYS_A_YEAR
    last, states = simulation.history[-1]
    print(f"parties: {simulation.parties}, days: {simulation.days}, seed: {simulation.seed}, until: {last}")
    print(f"agreements: {', '.join(f'{state} {count}' for state, count in sorted(states.items()))}")
    print(f"tasks_completed: {simulation.inbox.done}, refused: {simulation.inbox.refused}, timers_fired: {simulation.timers}")
    print(f"applications: {simulation.applicants.submitted}")
    print(f"filings: {', '.join(f'{name} {count}' for name, count in sorted(simulation.filers.made.items())) or 'none'}")
    print(f"seconds: {seconds:.1f}")
    print(f"milliseconds_per_party_year: {seconds * MILLISECONDS / lived:.1f}")
    for rule, count in sorted(Counter(one.rule for one in found).items()):
        print(f"violations of {rule}: {count}")
    for one in found[:SHOWN]:
        print(f"  {one}")
    print(f"violations: {len(found)}")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 on, but found {text}")
    return number
