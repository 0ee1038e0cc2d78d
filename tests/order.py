"""Long modules first: the worker that meets one at the very end keeps all others waiting.

pytest-xdist hands out whole modules in the order they are collected, once it is told not to begin with those of many tests.
"""

from __future__ import annotations

import pytest

# one module of a minute, then what starts servers, browsers and programs of its own
LONG = (
    "features/",
    "tests/browser/",
    "tests/docs/test_commands.py",
    "tests/bench/",
    "tests/features/",
    "tests/docs/",
    "tests/fuzz/",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the modules named above in front, in that order, and leave all others as they are."""
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    return next((rank for rank, prefix in enumerate(LONG) if item.nodeid.startswith(prefix)), len(LONG))
