"""`bench.history` in small: the lines lie where it says, and every figure is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, inspect, select, text

from bench import history
from bench.agreement import DIAGRAMS, PROCESS
from bench.ours import OurStore
from engine.store import Database
from engine.store.history import HistoryEvent
from engine.store.user_tasks import TaskState, UserTask

ROWS = 24_000


@pytest.fixture
def store(any_database: Database) -> Iterator[OurStore]:
    """A store with history of two instances a month."""
    opened = OurStore(any_database.url.render_as_string(hide_password=False), DIAGRAMS, PROCESS)
    history.fill(opened, ROWS, lambda _: None)
    yield opened
    opened.database.dispose()


def test_history_lies_in_every_month_of_ten_years(store: OurStore) -> None:
    with store.database.read() as session:
        assert session.scalar(select(func.count()).select_from(HistoryEvent)) == ROWS
        done = select(func.count()).select_from(UserTask).where(UserTask.state == TaskState.COMPLETED)
        assert session.scalar(done) == ROWS // history.LINES * history.TASKS
        if store.database.is_sqlite:
            return
        months = [name for name in inspect(store.database.engine).get_table_names() if name.startswith("history_20")]
        counts = {name: session.scalar(text(f'select count(*) from "{name}"')) for name in months}
    ten_years = {name: count for name, count in counts.items() if name <= "history_2035_12"}
    assert len(ten_years) == 120
    assert set(ten_years.values()) == {200}


def test_each_figure_is_a_ratio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "ROUNDS", 1)
    monkeypatch.setattr(history, "BLOCK", 2)
    monkeypatch.setattr(history, "OPEN", 60)
    figures = history.measure(f"sqlite:///{tmp_path / 'many'}", f"sqlite:///{tmp_path / 'few'}", 12_000, 1_000)
    assert set(figures) == {"history_rows", "step_ms", "step_ratio", "inbox_ms", "inbox_ratio", "case_ms", "case_ratio"}
    assert all(value > 0 for value in figures.values())
