"""How much one evaluation may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one evaluation. Immutable and shared; the counting happens in `Evaluation`.

    `max_steps` counts loop turns, filtered items and function calls; `max_seconds` is wall time;
    `max_size` is the total of list items and characters built; `max_depth` the nesting of function
    calls; `max_length` the characters of an expression's text.
    """

    max_steps: int = 1_000_000
    max_seconds: float = 2.0
    max_size: int = 1_000_000
    max_depth: int = 60
    max_length: int = 100_000


DEFAULT_BUDGET = Budget()
