"""`dingdian instances`, called as an operator would."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.cli import main
from api.runtime import Runtime
from engine import commands
from engine.actor import Actor
from engine.store import audit, process_instances
from engine.store.process_instances import InstanceStatus
from tests.api.conftest import FILE, settings_in
from tests.engine.spiff.drawing import boundary, chain, document, end, start, timer, user

SYSTEM = Actor.system()
Printed = pytest.CaptureFixture[str]


def version(days: int, name: str = "a") -> bytes:
    """A process with one task and a limit."""
    flows = chain("start", name, "end") + chain("limit", "end")
    return document(start(), user(name), boundary("limit", name, timer(f"P{days}D")), end(), flows, process_id="line")


@pytest.fixture
def runtime(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runtime]:
    """The installation the command works on, with `line` deployed."""
    shutil.copy(template, tmp_path / FILE)
    monkeypatch.setenv("DINGDIAN_DATABASE_URL", f"sqlite:///{tmp_path / FILE}")
    monkeypatch.setenv("DINGDIAN_DATA", str(tmp_path))
    opened = Runtime.open(settings_in(tmp_path, demo=False))
    deploy(opened, version(5))
    yield opened
    opened.close()


def deploy(runtime: Runtime, source: bytes) -> None:
    runtime.engine.run(SYSTEM, lambda uow: commands.deploy(uow, [("line.bpmn", source)]))


def begin(runtime: Runtime, area: str = "330100", case: str | None = None) -> int:
    return runtime.engine.run(SYSTEM, lambda uow: commands.start_instance(uow, "line", tenant_id=area, business_key=case))


def status(runtime: Runtime, key: int) -> InstanceStatus:
    with runtime.database.read() as session:
        return process_instances.get(session, key).status


def test_a_dry_run_only_says_what_would_be_done(runtime: Runtime, capsys: Printed) -> None:
    key = begin(runtime)

    assert main(["instances", "cancel", "--process", "line", "--dry-run"]) == 0

    assert capsys.readouterr().out.splitlines() == ["would cancel: 1", f"  {key}"]
    assert status(runtime, key) is InstanceStatus.ACTIVE


@pytest.mark.parametrize(
    ("choice", "hit"),
    [
        (["--process", "line"], "abc"),
        (["--process", "line", "--version", "1"], "abc"),
        (["--area", "330200"], "b"),
        (["--case", "C-1"], "c"),
        (["--process", "line", "--area", "330100"], "ac"),
        (["--process", "other"], ""),
    ],
)
def test_instances_are_chosen(runtime: Runtime, capsys: Printed, choice: list[str], hit: str) -> None:
    keys = {"a": begin(runtime), "b": begin(runtime, "330200"), "c": begin(runtime, case="C-1")}

    assert main(["instances", "suspend", *choice, "--reason", "audit"]) == 0

    assert {name for name, key in keys.items() if status(runtime, key) is InstanceStatus.SUSPENDED} == set(hit)
    assert f"items: {len(hit)}, completed: {len(hit)}, failed: 0, skipped: 0" in capsys.readouterr().out


def test_suspended_ones_are_resumed_and_cancelled_by_key(runtime: Runtime) -> None:
    first, second = begin(runtime), begin(runtime)
    assert main(["instances", "suspend", "--process", "line"]) == 0

    assert main(["instances", "resume", "--key", str(first)]) == 0
    assert main(["instances", "cancel", "--key", str(first), "--key", str(second), "--reason", "given up"]) == 0

    assert {status(runtime, key) for key in (first, second)} == {InstanceStatus.TERMINATED}
    with runtime.database.read() as session:
        reasons = [entry.details["reason"] for entry in audit.recent(session) if entry.command == "cancel_instance"]
    assert reasons == ["given up", "given up"]


def test_a_migration_is_tried_with_its_dates_and_done(runtime: Runtime, capsys: Printed) -> None:
    key = begin(runtime)
    deploy(runtime, version(9))
    command = ["instances", "migrate", "--process", "line", "--version", "1", "--new-dates"]

    assert main([*command, "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert "instances: 1, can be migrated: 1" in shown
    assert "1 × a → a (USER_TASK)" in shown
    assert f"new dates:\n  {key} limit: " in shown
    assert main(command) == 0
    assert main([*command, "--dry-run"]) == 0
    assert "instances: 0" in capsys.readouterr().out


def test_obstacles_are_told_and_are_a_failure(runtime: Runtime, capsys: Printed) -> None:
    key = begin(runtime)
    deploy(runtime, version(5, "b"))
    command = ["instances", "migrate", "--key", str(key), "--to-process", "line"]

    assert main([*command, "--dry-run"]) == 1
    assert "1 × element 'a': it is active and mapped to nothing" in capsys.readouterr().out
    assert main(command) == 1
    assert "completed: 0, failed: 1, skipped: 0" in capsys.readouterr().out
    assert main([*command, "--map", "a=b"]) == 0


def test_tokens_are_moved(runtime: Runtime, capsys: Printed) -> None:
    key = begin(runtime)

    assert main(["instances", "modify", "--key", str(key), "--move", "a=end"]) == 0
    assert status(runtime, key) is InstanceStatus.COMPLETED


@pytest.mark.parametrize("action", ["resolve", "retry"])
def test_incidents_are_resolved(runtime: Runtime, capsys: Printed, action: str) -> None:
    begin(runtime)

    assert main(["instances", action, "--process", "line"]) == 0
    assert "items: 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cancel"], "at least one of --process"),
        (["cancel", "--version", "1"], "found no process"),
        (["migrate", "--area", "330100"], "found no process"),
        (["migrate", "--process", "line", "--to", "9"], "line v9"),
        (["migrate", "--process", "line", "--map", "a"], "ELEMENT=ELEMENT"),
        (["modify", "--process", "line", "--move", "=b"], "ELEMENT=ELEMENT"),
    ],
)
def test_what_cannot_be_meant_is_refused(runtime: Runtime, capsys: Printed, arguments: list[str], said: str) -> None:
    key = begin(runtime)

    assert main(["instances", *arguments]) == 1

    assert said in capsys.readouterr().err
    assert status(runtime, key) is InstanceStatus.ACTIVE
