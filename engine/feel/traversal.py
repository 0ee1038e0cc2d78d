"""Going through nested values without end: a list that holds another twice, and so on, is small but looks huge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.feel.budget import DEFAULT_BUDGET
from engine.feel.errors import SizeLimitError

if TYPE_CHECKING:
    from engine.feel.evaluation import Evaluation

_ITEMS_PER_STEP = 32
_ITEMS_BETWEEN_CHARGES = 1024


class Traversal:
    """Counts the items (and characters) visited while one value is compared, written or converted.

    Within an evaluation long ways also cost steps, so that no loop over comparisons can outrun the budget.
    """

    __slots__ = ("_left", "_run", "_uncharged")

    def __init__(self, run: Evaluation | None = None) -> None:
        self._left = DEFAULT_BUDGET.max_size
        self._run = run
        self._uncharged = 0

    def visit(self, items: int) -> None:
        """Count items about to be visited. Raises SizeLimitError, and StepLimitError, TimeLimitError in an evaluation."""
        self._left -= items
        if self._left < 0:
            raise SizeLimitError(DEFAULT_BUDGET.max_size)
        self._uncharged += items
        if self._run is not None and self._uncharged >= _ITEMS_BETWEEN_CHARGES:
            self._run.step(self._uncharged // _ITEMS_PER_STEP)
            self._uncharged = 0
