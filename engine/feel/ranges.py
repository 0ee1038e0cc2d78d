"""Ranges: intervals with two ends, and unary comparisons such as `(< 10)`, which have one."""

from __future__ import annotations

from dataclasses import dataclass

from engine.feel.values import Value


@dataclass(frozen=True, slots=True, eq=False)
class Range:
    """An interval from `start` to `end`; an end that is None is open for ever.

    `operator` is set for a comparison made into a value: `(< 10)` is a range with operator "<" and end 10,
    `(= 1)` and `(!= 1)` hold their operand in both ends.
    """

    start: Value
    start_included: bool
    end: Value
    end_included: bool
    operator: str | None = None
