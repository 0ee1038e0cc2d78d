"""One evaluation of decisions: what is known already, what is overridden, and the record of what happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from engine.dmn.errors import CyclicDecisions
from engine.dmn.result import EvaluatedDecision
from engine.dmn.scope import Given, Scope
from engine.dmn.types import conform, described
from engine.feel import Evaluation, FeelFunction, Value
from engine.feel.types import MISMATCH, FeelType

Key: TypeAlias = tuple[str, str]
"""Namespace and id of an element."""


class Session:
    """The state of one evaluation. Never shared between threads."""

    __slots__ = ("_busy", "_current", "_results", "evaluated", "functions", "given", "overrides", "run")

    def __init__(self, run: Evaluation, given: Given, overrides: dict[Key, Value] | None = None) -> None:
        self.run = run
        self.given = given
        self.overrides = overrides or {}
        self.evaluated: list[EvaluatedDecision] = []
        self.functions: dict[Key, FeelFunction] = {}
        """The functions of knowledge models; made once, since they may require one another."""
        self._results: dict[Key, Value] = {}
        self._busy: set[Key] = set()
        self._current: list[EvaluatedDecision] = []

    def overriding(self, overrides: dict[Key, Value]) -> Session:
        """A session inside this one in which some elements have given values: a call of a decision service."""
        inner = Session(self.run, self.given, {**self.overrides, **overrides})
        inner.evaluated = self.evaluated
        return inner

    def once(self, key: Key, record: EvaluatedDecision, compute: Callable[[], Value]) -> Value:
        """The value of a decision, computed the first time it is asked for. Raises CyclicDecisions."""
        if key in self.overrides:
            return self.overrides[key]
        if key in self._results:
            return self._results[key]
        if key in self._busy:
            raise CyclicDecisions(record.name)
        self._busy.add(key)
        self._current.append(record)
        record.output = self._results[key] = compute()
        self._current.pop()
        self._busy.discard(key)
        self.evaluated.append(record)
        return record.output

    @property
    def current(self) -> EvaluatedDecision | None:
        """The decision being evaluated, whose tables report to it."""
        return self._current[-1] if self._current else None

    def warn(self, code: str, message: str, label: str) -> None:
        """Record why a part of the decision named `label` is null."""
        self.run.warn(code, message, label, 0, len(label))


def fit(session: Session, value: Value, wanted: FeelType | None, what: str, label: str) -> Value:
    """The value as the wanted type; null with a warning about `what` of the decision if it does not fit."""
    fitted = conform(value, wanted)
    if fitted is not MISMATCH or wanted is None:
        return fitted
    session.warn("type", f"Expected {what} {described(value, wanted)}", label)
    return None


Boxed: TypeAlias = Callable[[Session, Scope], Value]
"""A compiled boxed expression."""
