"""The agreements that `bench.scale` loads are like those the engine makes: they can be worked on, and their timers fire."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bench.agreement import DIAGRAMS, LOOP, PROCESS
from bench.bulk import area, load
from bench.line_chart import line_chart
from bench.ours import OurStore, engine_on
from bench.scale import MIDNIGHT
from engine.commands.reading import look_at
from engine.store import incidents
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import TaskState, UserTask
from engine.worker import run_due

AGREEMENTS = 3


@pytest.fixture
def store(tmp_path: Path) -> OurStore:
    """A few loaded agreements beside the one they are modelled on."""
    made = OurStore(f"sqlite:///{tmp_path / 'few.sqlite3'}", DIAGRAMS, PROCESS)
    load(made, AGREEMENTS, MIDNIGHT, lambda done: None)
    return made


def loaded(store: OurStore) -> list[int]:
    """The keys of the loaded agreements, in order."""
    with store.engine.reading() as session:
        query = select(ProcessInstance.key).where(ProcessInstance.tenant_id == area(0)).order_by(ProcessInstance.key)
        return list(session.scalars(query))


def test_each_agreement_has_a_number_of_its_own(store: OurStore) -> None:
    with store.engine.reading() as session:
        seen = [look_at(session, store.engine.definitions, key, MIDNIGHT).variables["number"] for key in loaded(store)]
    assert seen == [f"330100-2026-{number:07d}" for number in range(AGREEMENTS)]
    store.close()


def test_every_timer_fires_and_the_next_check_opens(store: OurStore) -> None:
    engine = engine_on(store.database, MIDNIGHT)
    assert run_due(engine) == AGREEMENTS + 1  # the one made by the engine is due before
    with engine.reading() as session:
        assert incidents.count(session, None) == 0
        query = select(UserTask.state, UserTask.created).where(UserTask.instance_key.in_(loaded(store)))
        found = session.execute(query.where(UserTask.element_id == LOOP[0]).order_by(UserTask.key)).all()
    assert [row.state for row in found] == [TaskState.CANCELED] * AGREEMENTS + [TaskState.CREATED] * AGREEMENTS
    assert run_due(engine_on(store.database, MIDNIGHT + timedelta(days=29))) == 0
    assert run_due(engine_on(store.database, MIDNIGHT + timedelta(days=30))) == AGREEMENTS + 1
    store.close()


def test_the_chart_shows_goal_and_line() -> None:
    drawn = line_chart("timers & more", [(1.0, 100.0), (2.0, 400.0)], goal=306.0)
    assert drawn.count("<polyline") == 2
    assert "timers &amp; more" in drawn
