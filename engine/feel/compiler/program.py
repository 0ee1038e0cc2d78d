"""What the compiler makes: closures over a frame.

A frame is a list: slot 0 holds the Evaluation, then come the variables the expression reads from outside, then its
own (loop variables, context entries, parameters). Slots are numbered at compile time, so reading a variable is one
index.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from engine.feel.evaluation import Evaluation

Frame: TypeAlias = list[Any]
Program: TypeAlias = Callable[[Frame], Any]


class Missing:
    """The type of MISSING."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING = Missing()
"""What a slot holds whose variable was not given."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of an expression's text, for warnings."""

    text: str
    start: int
    end: int

    def warn(self, frame: Frame, code: str, message: str) -> None:
        """Record that this part became null, and why."""
        run: Evaluation = frame[0]
        run.warn(code, message, self.text, self.start, self.end)


def constant(value: object) -> Program:
    """A program that always answers the same value."""
    return lambda frame: value
