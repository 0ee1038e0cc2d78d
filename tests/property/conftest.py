"""Says from which seed the random tests ran."""

from __future__ import annotations

import pytest

from tests.property.profile import FACTOR, SEED


@pytest.hookimpl
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line at the end: repeat a run with it."""
    terminalreporter.write_line(f"random tests: DINGDIAN_RANDOM={FACTOR:g} DINGDIAN_RANDOM_SEED={SEED}")
