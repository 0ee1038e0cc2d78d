"""Pass rates of the kit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.dmn.tck.runner import CaseOutcome, FileOutcome


@dataclass(slots=True)
class Report:
    """Outcomes, counted. Nearly half of the kit expects null, so the cases that expect a value count apart."""

    outcomes: list[CaseOutcome] = field(default_factory=list)

    @classmethod
    def of(cls, files: Iterable[FileOutcome]) -> Report:
        """A report of all outcomes of some files."""
        return cls([outcome for file in files for outcome in file.outcomes])

    @property
    def failures(self) -> list[CaseOutcome]:
        """The outcomes that were not as expected."""
        return [outcome for outcome in self.outcomes if not outcome.passed]

    def of_level(self, level: int) -> Report:
        """The outcomes of one compliance level."""
        return Report([outcome for outcome in self.outcomes if outcome.file.level == level])

    def expecting_values(self) -> Report:
        """The outcomes of cases that expect a value."""
        return Report([outcome for outcome in self.outcomes if outcome.case.expects_value])

    def __str__(self) -> str:
        values = self.expecting_values()
        return (
            f"passed {len(self.outcomes) - len(self.failures)} of {len(self.outcomes)} "
            f"(non-null {len(values.outcomes) - len(values.failures)} of {len(values.outcomes)})"
        )
