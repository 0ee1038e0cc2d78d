"""What the investigation has found, as the classification table put it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.form_values import text_of


@dataclass(frozen=True, slots=True)
class Breach:
    """One row of the breach schedule that is met.

    `provision` is what it breaks, `ground` the ground of termination it would be (None: none), `finding` the word
    under which the table of those grounds (DT-06) knows it.
    """

    code: str
    text: str
    provision: str
    ground: str | None
    finding: str | None


def breach_of(row: Mapping[str, object]) -> Breach:
    """A row as the decision table gives it. Raises InvalidInput."""
    ground, finding = row.get("ground"), row.get("finding")
    return Breach(
        code=text_of(row, "code"),
        text=text_of(row, "text"),
        provision=text_of(row, "provision"),
        ground=ground if isinstance(ground, str) else None,
        finding=finding if isinstance(finding, str) else None,
    )
