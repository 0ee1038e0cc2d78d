"""What a check found broken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that does not hold: `rule` names it, `subject` is the agreement, case, instance or clock."""

    rule: str
    subject: str
    detail: str

    def __str__(self) -> str:
        """One line of the report."""
        return f"{self.rule}: {self.subject}: {self.detail}"
