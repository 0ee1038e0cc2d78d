"""A time limit as data: which rule, from when, how much. The ledger stores it and can count it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final, Protocol

from handlers.deadlines import rules
from handlers.deadlines.calendar import WorkingCalendar
from handlers.deadlines.deadline import Deadline, Rule
from handlers.deadlines.errors import RuleMisused
from handlers.deadlines.pauses import Pause
from handlers.deadlines.periods import Period


class _Forward(Protocol):
    """What the rules that count forward have in common."""

    def __call__(
        self,
        start: date,
        period: Period,
        calendar: WorkingCalendar,
        *,
        pauses: Iterable[Pause],
        extensions: Iterable[Period],
        provisions: tuple[str, ...],
    ) -> Deadline: ...


_FORWARD: Final[Mapping[Rule, _Forward]] = MappingProxyType(
    {
        Rule.ACT: rules.act_deadline,
        Rule.LIMIT: rules.limit_deadline,
        Rule.STATUS: rules.status_deadline,
        Rule.BAN: rules.ban_deadline,
        Rule.BAN_LENIENT: partial(rules.ban_deadline, free_on_anniversary=True),
        Rule.FLOOR: rules.floor_deadline,
    }
)


@dataclass(frozen=True, slots=True)
class Term:
    """A rule, the day it counts from and a period.

    For `Rule.BEFORE` that day is the end it counts back from, for `FIXED` the date itself. `period` is
    None for `FIXED` only. Raises `RuleMisused` otherwise.
    """

    rule: Rule
    start: date
    period: Period | None = None
    provisions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check that rule and period fit."""
        if (self.rule is Rule.FIXED) != (self.period is None):
            raise RuleMisused(self.rule, "a period belongs to every rule but 'fixed'", "期间与规则不相配")

    def deadline(self, calendar: WorkingCalendar, pauses: Iterable[Pause] = (), extensions: Iterable[Period] = ()) -> Deadline:
        """Count it. Raises `RuleMisused` for pauses or extensions of a date that does not run."""
        forward = _FORWARD.get(self.rule)
        if forward is not None and self.period is not None:
            return forward(
                self.start,
                self.period,
                calendar,
                pauses=pauses,
                extensions=extensions,
                provisions=self.provisions,
            )
        if any(True for _ in pauses) or any(True for _ in extensions):
            raise RuleMisused(self.rule, "its date is neither paused nor extended", "该日期不因暂停或延长而变动")
        if self.period is None:
            return rules.fixed_deadline(self.start, calendar, provisions=self.provisions)
        return rules.latest_day_before(self.start, self.period, calendar, provisions=self.provisions)
