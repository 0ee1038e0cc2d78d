"""Pauses (rule 2.8): from delivery of a request to receipt of the answer, merged and never summed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handlers.deadlines.errors import InvalidPause


@dataclass(frozen=True, order=True, slots=True)
class Pause:
    """The clock stands from the delivery of the request (`start`) to the receipt of the answer (`end`).

    Both days as in rule 1: the day of delivery still counts for the period, the day of receipt does not.
    Raises `InvalidPause` if `end` lies before `start`.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a reversed interval."""
        if self.end < self.start:
            raise InvalidPause(self.start, self.end)

    @property
    def days(self) -> int:
        """Calendar days the clock stood."""
        return (self.end - self.start).days


def merge(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The same paused days as disjoint intervals in order; touching and nested intervals become one.

    >>> merge([Pause(date(2026, 2, 2), date(2026, 2, 10)), Pause(date(2026, 2, 4), date(2026, 2, 6))])
    (Pause(start=datetime.date(2026, 2, 2), end=datetime.date(2026, 2, 10)),)
    """
    merged: list[Pause] = []
    for pause in sorted(pauses):
        if merged and pause.start <= merged[-1].end:
            merged[-1] = Pause(merged[-1].start, max(merged[-1].end, pause.end))
        else:
            merged.append(pause)
    return tuple(pause for pause in merged if pause.days)


def since(start: date, pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The merged pauses, without what lies before the clock started."""
    return merge(Pause(max(pause.start, start), pause.end) for pause in pauses if pause.end > start)
