"""What FEEL computes with, and the names of the kinds.

A value is None, a bool, a str, a Decimal, one of the temporal types, a Range, a FeelFunction, a list of values or
a dict from str to values. Lists and dicts are never changed once built, so they may be shared between evaluations.
"""

from __future__ import annotations

from typing import Protocol, TypeAlias

Value: TypeAlias = object


class Values(Protocol):
    """FEEL values by name; any mapping will do."""

    def get(self, name: str, default: object, /) -> object:
        """The value of a name, or the default."""
