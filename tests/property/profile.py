"""How many random cases, and from which seed.

`DINGDIAN_RANDOM=20` runs twenty times as many; `DINGDIAN_RANDOM_SEED=7` repeats a run. Every failure prints its seed.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, seed, settings

FACTOR = float(os.environ.get("DINGDIAN_RANDOM", "1"))
SEED = int(os.environ.get("DINGDIAN_RANDOM_SEED", secrets.randbelow(10**9)))
Test = Callable[..., Any]


def random_cases(count: int) -> Callable[[Test], Test]:
    """Run a Hypothesis test this many times (times the factor) from the run's seed."""
    chosen = settings(
        max_examples=max(1, round(count * FACTOR)),
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
    )

    def decorate(test: Test) -> Test:
        return seed(SEED)(chosen(test))

    return decorate
