"""One evaluation: its clock, its warnings and what it has used of its budget. Never shared between threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from engine.feel.budget import DEFAULT_BUDGET, Budget
from engine.feel.dialects import CAMUNDA, Dialect
from engine.feel.errors import DepthLimitError, FeelClockError, SizeLimitError, StepLimitError, TimeLimitError
from engine.feel.temporal import FeelDate, FeelDateTime
from engine.feel.temporal.python import from_date, from_datetime
from engine.feel.temporal.zones import zone_info

DEFAULT_ZONE = "Asia/Shanghai"
_STEPS_BETWEEN_CLOCK_READS = 512


@dataclass(frozen=True, slots=True)
class FeelWarning:
    """Something that made a part of an expression null.

    `start` and `end` are offsets into `text`, the whole expression; `source` is the part that became null.
    """

    code: str
    message: str
    text: str
    start: int
    end: int

    @property
    def source(self) -> str:
        """The sub-expression that became null."""
        return self.text[self.start : self.end].strip()

    @property
    def line(self) -> int:
        """Line of the sub-expression, from 1."""
        return self.text.count("\n", 0, self.start) + 1

    @property
    def column(self) -> int:
        """Column of the sub-expression, from 1."""
        return self.start - (self.text.rfind("\n", 0, self.start) + 1) + 1

    def __str__(self) -> str:
        return f"{self.message} (in '{self.source}', line {self.line}, column {self.column})"


class Evaluation:
    """The running account of one evaluation."""

    # what most evaluations never change stays on the class: an evaluation is made for every condition
    _steps = 0
    _next_check = 1
    _size = 0
    _depth = 0
    _deadline = 0.0

    def __init__(
        self,
        now: datetime | None = None,
        budget: Budget = DEFAULT_BUDGET,
        zone: str = DEFAULT_ZONE,
        dialect: Dialect = CAMUNDA,
    ) -> None:
        self.budget = budget
        self.dialect = dialect
        self.warnings: list[FeelWarning] = []
        self.instant = now
        self.zone = zone

    def now(self, function: str) -> FeelDateTime:
        """The instant of the evaluation in the host's zone. Raises FeelClockError if the host gave no aware one."""
        return from_datetime(self._local_now(function))

    def today(self, function: str) -> FeelDate:
        """The date of the evaluation in the host's zone. Raises FeelClockError if the host gave no aware one."""
        return from_date(self._local_now(function))

    def _local_now(self, function: str) -> datetime:
        if self.instant is None or self.instant.tzinfo is None:
            raise FeelClockError(function)
        return self.instant.astimezone(zone_info(self.zone))

    def step(self, count: int = 1) -> None:
        """Count turns of a loop, calls or their like. Raises StepLimitError, TimeLimitError."""
        self._steps += count
        if self._steps >= self._next_check:
            self.check()
            self._next_check = min(self._steps + _STEPS_BETWEEN_CLOCK_READS, self.budget.max_steps + 1)

    def check(self) -> None:
        """Compare what was used with the budget now. Raises StepLimitError, TimeLimitError."""
        if self._steps > self.budget.max_steps:
            raise StepLimitError(self.budget.max_steps)
        if not self._deadline:
            self._deadline = monotonic() + self.budget.max_seconds
        elif monotonic() > self._deadline:
            raise TimeLimitError(self.budget.max_seconds)

    def allocate(self, items: int) -> None:
        """Count list items or characters about to be built. Raises SizeLimitError."""
        self._size += items
        if self._size > self.budget.max_size:
            raise SizeLimitError(self.budget.max_size)

    def enter(self) -> None:
        """Count one level of function calls. Raises DepthLimitError; `leave` must follow otherwise."""
        if self._depth >= self.budget.max_depth:
            raise DepthLimitError(self.budget.max_depth)
        self._depth += 1
        self.step()

    def leave(self) -> None:
        """End one level of function calls."""
        self._depth -= 1

    def seconds_left(self) -> float:
        """Seconds until the deadline; positive. Raises TimeLimitError when none is left."""
        self.check()
        return max(self._deadline - monotonic(), 0.001)

    def warn(self, code: str, message: str, text: str, start: int, end: int) -> None:
        """Record why a part of the expression is null. Every place warns once."""
        warning = FeelWarning(code, message, text, start, end)
        if len(self.warnings) < 100 and warning not in self.warnings:
            self.warnings.append(warning)
