"""A house on SQLite, and stock SpiffWorkflow's clock pinned like ours."""

from __future__ import annotations

import pytest
from SpiffWorkflow.bpmn.specs.event_definitions import timer

from engine.store import Database
from tests.engine.house import MONDAY, House
from tests.hazards.stock import StockClock


@pytest.fixture
def house(database: Database) -> House:
    """An engine on a fresh database."""
    return House(database)


@pytest.fixture(autouse=True)
def stock_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stock timers read our instant."""
    monkeypatch.setattr(StockClock, "instant", MONDAY)
    monkeypatch.setattr(timer, "datetime", StockClock)
