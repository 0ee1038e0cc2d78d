"""`dingdian archive`: the period of retention is kept to the day, what goes is found, damage is told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from api.cli.archive import years_before
from api.cli.main import main
from api.demo.walk import Walker
from api.runtime import Runtime
from engine import commands
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from engine.store.process_instances import ProcessInstance, active_under
from tests.api.lives import PHARMACY


@pytest.fixture
def number(runtime: Runtime, walker: Walker, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case that was cancelled on the first day of the demonstration, one year to be kept."""
    monkeypatch.setenv("DINGDIAN_DATABASE_URL", runtime.settings.database_url)
    monkeypatch.setenv("DINGDIAN_DEMO", "1")
    monkeypatch.setenv("DINGDIAN_RETENTION_YEARS", "1")
    found = walker.submit(PHARMACY)

    def cancel(uow: UnitOfWork) -> None:
        for row in active_under(uow.session, found):
            commands.cancel_instance(uow, row.key, "撤回")

    runtime.engine.run(Actor.system(), cancel)
    return found


def move(before: date, folder: Path) -> int:
    """Run the command."""
    return main(["archive", "move", "--before", before.isoformat(), "--to", str(folder)])


def test_the_period_of_retention_is_kept_to_the_day(
    number: str, walker: Walker, runtime: Runtime, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with runtime.database.read() as session:
        today = runtime.today(session).day
    latest = years_before(today, 1)
    assert move(latest.replace(day=latest.day + 1), tmp_path / "archive") == 1
    assert "DINGDIAN_RETENTION_YEARS" in capsys.readouterr().err
    assert move(latest, tmp_path / "archive") == 0
    assert capsys.readouterr().out == "archived: 0 instances in 0 files\n"


def test_what_went_is_found_and_checked(
    number: str, runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DINGDIAN_RETENTION_YEARS", "0")
    with runtime.database.write() as session:
        for row in session.query(ProcessInstance).filter(ProcessInstance.business_key == number):
            assert row.ended is not None
            row.ended = row.ended.replace(year=row.ended.year - 1)
    folder = tmp_path / "archive"
    assert move(date(2026, 1, 1), folder) == 0
    assert "archived:" in capsys.readouterr().out
    assert main(["archive", "verify", "--in", str(folder)]) == 0
    assert capsys.readouterr().out == "1 files, 0 damaged\n"
    assert main(["archive", "find", number, "--in", str(folder)]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {one["business_key"] for one in found} == {number}
    assert any(one["history"] for one in found)
    with runtime.database.read() as session:
        assert session.query(ProcessInstance).filter(ProcessInstance.business_key == number).count() == 0
    (file,) = folder.glob("*/*.jsonl.gz")
    file.write_bytes(b"")
    assert main(["archive", "verify", "--in", str(folder)]) == 1
    assert "checksum" in capsys.readouterr().out


def test_what_was_never_archived_is_not_found(number: str, tmp_path: Path) -> None:
    assert main(["archive", "find", number, "--in", str(tmp_path)]) == 1


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2028, 2, 29), 1, date(2027, 2, 28)),
        (date(2028, 2, 29), 4, date(2024, 2, 29)),
        (date(2028, 3, 1), 1, date(2027, 3, 1)),
        (date(2028, 2, 28), 1, date(2027, 2, 28)),
    ],
)
def test_years_before(day: date, years: int, expected: date) -> None:
    assert years_before(day, years) == expected
