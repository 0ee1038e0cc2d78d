"""The demonstration's database."""

from __future__ import annotations

from tests.api.conftest import template

__all__ = ["template"]
