"""What came out of a simulation, small enough to hand from one process to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from api.simulation.checks import violations
from api.simulation.life import Simulation
from api.simulation.violations import Violation

History = list[tuple[date, dict[str, int]]]


@dataclass(slots=True)
class Outcome:
    """The counts of one simulation, its agreements by state over time, and every rule that did not hold."""

    history: History
    tasks: int = 0
    refused: int = 0
    timers: int = 0
    applications: int = 0
    filings: Counter[str] = field(default_factory=Counter)
    found: list[Violation] = field(default_factory=list)

    @classmethod
    def of(cls, simulation: Simulation) -> Outcome:
        """Check the simulation at its end."""
        with simulation.runtime.database.read() as session:
            found = list(violations(session, simulation.history[-1][0]))
        failures = simulation.inbox.failures()
        found += [Violation("stuck task", f"{one.name} of {one.business_key}", one.reason) for one in failures]
        return cls(
            simulation.history,
            simulation.inbox.done,
            simulation.inbox.refused,
            simulation.timers,
            simulation.applicants.submitted,
            simulation.filers.made,
            found,
        )

    @classmethod
    def together(cls, outcomes: Iterable[Outcome]) -> Outcome:
        """The sum of simulations of the same days."""
        all_of_them = list(outcomes)
        days = [day for day, _ in all_of_them[0].history]
        counts: list[Counter[str]] = [Counter() for _ in days]
        total = cls([])
        for one in all_of_them:
            for count, (_, states) in zip(counts, one.history, strict=True):
                count.update(states)
            total.tasks += one.tasks
            total.refused += one.refused
            total.timers += one.timers
            total.applications += one.applications
            total.filings.update(one.filings)
            total.found += one.found
        total.history = [(day, dict(count)) for day, count in zip(days, counts, strict=True)]
        return total
