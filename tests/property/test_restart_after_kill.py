"""kill -9 at any moment: no timer is lost, none fires twice, no lock stays behind."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from engine.store import Database
from engine.store.audit import AuditEntry
from engine.worker import run_due
from tests.engine.house import House
from tests.engine.spiff.drawing import catch, chain, document, end, service, start, timer
from tests.property.firing import engine_on, ring

ROOT = Path(__file__).parents[2]
INSTANCES = 60
RINGING = document(start(), catch("wait", timer("P1D")), service("ring", "ring"), end(), chain("start", "wait", "ring", "end"))


@pytest.mark.parametrize("after", [1, 4, 11])
def test_a_killed_worker_loses_nothing(any_database: Database, after: int) -> None:
    house = House(any_database)
    house.handlers.register("ring", ring)
    house.deploy(RINGING)
    keys = [house.start() for _ in range(INSTANCES)]
    url = any_database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.property.firing", url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        committed = [worker.stdout.readline() for _ in range(after)]
        worker.kill()
    assert committed == ["committed\n"] * after

    survivor = engine_on(url)
    run_due(survivor)
    survivor.database.dispose()
    with any_database.read() as session:
        rings = session.query(AuditEntry.subject).filter(AuditEntry.command == "ring").all()
    assert Counter(int(subject) for (subject,) in rings) == Counter(keys)
    assert all(house.is_done(key) for key in keys)
