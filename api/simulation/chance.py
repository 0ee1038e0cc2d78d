"""Chance with a seed: the same seed and the same program give the same lives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
DAYS_A_YEAR = 365


class Chance:
    """A source of random choices for one purpose; `fork` gives an independent one for another."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._random = Random(seed)  # noqa: S311 -- invents lives, guards nothing

    def fork(self, name: object) -> Chance:
        """The source for `name`; it does not depend on what was drawn before."""
        return Chance(f"{self._seed}/{name}")

    def happens(self, probability: float) -> bool:
        """Whether something of that probability happens."""
        return self._random.random() < probability

    def today(self, times_a_year: float) -> bool:
        """Whether something that happens so often a year happens on this day."""
        return self.happens(times_a_year / DAYS_A_YEAR)

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return self._random.randint(low, high)

    def one_of(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return self._random.choice(choices)

    def some_of(self, choices: Sequence[T], least: int) -> list[T]:
        """At least `least` of the choices, in their order."""
        count = self.between(min(least, len(choices)), len(choices))
        chosen = set(self._random.sample(range(len(choices)), count))
        return [choice for index, choice in enumerate(choices) if index in chosen]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """One of the keys, each as often as its weight."""
        return self._random.choices(list(weights), list(weights.values()))[0]
