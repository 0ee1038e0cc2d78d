"""Going through nested values without end: a list that holds another twice, and so on, is small but looks huge."""

from __future__ import annotations

from engine.feel.budget import DEFAULT_BUDGET
from engine.feel.errors import SizeLimitError


class Traversal:
    """Counts the items visited while one value is compared, written or converted."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = DEFAULT_BUDGET.max_size

    def visit(self, items: int) -> None:
        """Count items about to be visited. Raises SizeLimitError."""
        self._left -= items
        if self._left < 0:
            raise SizeLimitError(DEFAULT_BUDGET.max_size)
