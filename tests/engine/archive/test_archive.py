"""Ended cases go to files and are found there; what still matters stays; a run that is killed is simply run again."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from engine import commands
from engine.actor import Actor
from engine.archive import ArchiveDamaged, archive, find, run, verify
from engine.archive.files import MANIFEST, entries, read
from engine.store import Database, archive_rows, audit
from engine.store.archived_instances import ArchivedInstance
from engine.store.base import Base
from tests.engine.house import MONDAY, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import catch, chain, document, element, end, extensions, service, start, timer

CALL = element("callActivity", "call", extensions('<zeebe:calledElement processId="child"/>'))
PARENT = document(start(), CALL, task("work"), end(), chain("start", "call", "work", "end"))
CHILD = document(start(), service("note", "record"), end(), chain("start", "note", "end"), process_id="child")
FAILING = document(
    start(), catch("wait", timer("P1D")), service("broken", "fail"), end(), chain("start", "wait", "broken", "end"),
    process_id="failing",
)  # fmt: skip
LATER = MONDAY + timedelta(days=400)


@pytest.fixture
def house(any_database: Database) -> House:
    """A house with the processes above."""
    house = House(any_database)
    house.deploy(PARENT, CHILD, FAILING)
    return house


def ended(house: House, business_key: str, variables: dict[str, Any] | None = None) -> int:
    """A case that went through."""
    key = house.start(variables=variables or {"note": "已办结"}, business_key=business_key)
    house.complete(ZHANG, "work", {"decision": "同意"})
    return key


def move(house: House, folder: Path, before: datetime = LATER) -> list[int]:
    """Archive; how many instances went in each portion."""
    return [portion.instances for portion in archive(house.engine, folder, before, Actor.system())]


def left(house: House) -> dict[str, int]:
    """How many rows there are of all that belongs to instances."""
    with house.database.read() as session:
        tables = [*(table for table, _ in archive_rows.parts()), *(table for table, _, _ in archive_rows.details())]
        found = {table.name: len(session.execute(table.select()).all()) for table in tables}
        found["process_instance"] = len(session.execute(Base.metadata.tables["process_instance"].select()).all())
    return {name: count for name, count in found.items() if count}


def test_a_case_goes_with_everything_that_belongs_to_it_and_is_found(house: House, tmp_path: Path) -> None:
    key = ended(house, "A-1")
    before = {event.key for event in house.history(key)}
    assert move(house, tmp_path) == [2]
    assert left(house) == {}
    parent, child = find(house.engine, tmp_path, "A-1")
    assert (parent["key"], parent["process_id"], child["parent_key"]) == (key, "p", key)
    assert {line["key"] for line in parent["history"]} == before
    assert parent["result"]["decision"] == "同意"
    (done,) = parent["user_task"]
    assert (done["completed_by"], done["user_task_group"]) == ("zhang", [{"group_id": "agency-intake"}])
    assert [one["key"] for one in find(house.engine, tmp_path, str(key))] == [key]
    assert list(find(house.engine, tmp_path, "A-2")) == []


def test_incidents_go_too(house: House, tmp_path: Path) -> None:
    key = house.start("failing", business_key="F-1")
    house.later(days=1)
    house.do(WANG, commands.cancel_instance, key, "给错了")
    assert move(house, tmp_path) == [1]
    assert left(house) == {}
    (found,) = find(house.engine, tmp_path, "F-1")
    assert [incident["element_id"] for incident in found["incident"]] == ["broken"]


def test_only_what_ended_before_the_day_goes(house: House, tmp_path: Path) -> None:
    ended(house, "A-1")
    instant = house.clock.now()
    assert move(house, tmp_path, instant) == []
    assert move(house, tmp_path, instant + timedelta(microseconds=1)) == [2]


def test_what_runs_stays_with_all_that_was_done_under_its_business_key(house: House, tmp_path: Path) -> None:
    ended(house, "A-1")
    house.start(business_key="A-1")
    ended_other = house.start(business_key="A-2")
    house.do(ZHANG, commands.complete_user_task, house.tasks("work")[-1].key)
    assert house.is_done(ended_other)
    assert move(house, tmp_path) == [2]
    assert [one["business_key"] for one in find(house.engine, tmp_path, "A-2")] == ["A-2", "A-2"]
    assert len(house.instances("p")) == 2


def test_audit_stays_and_tells_of_the_archive(house: House, tmp_path: Path) -> None:
    ended(house, "A-1")
    before = {entry.key for entry in house.audit()}
    move(house, tmp_path)
    assert before <= {entry.key for entry in house.audit()}
    with house.database.read() as session:
        (entry,) = (entry for entry in audit.recent(session) if entry.subject == str(tmp_path))
    assert entry.command == "archive"
    assert entry.details["instances"] == 2
    assert list(entry.details["files"]) == list(entries(tmp_path))


def test_files_lie_by_month_and_portions_are_bounded(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "TREES", 2)
    for number in range(3):
        ended(house, f"A-{number}")
    house.later(days=31)
    ended(house, "B-1")
    assert move(house, tmp_path) == [4, 4]
    months = {name.partition("/")[0]: entry.instances for name, entry in sorted(entries(tmp_path).items())}
    assert set(months) == {"2026-03", "2026-04"}
    assert sum(entry.instances for entry in entries(tmp_path).values()) == 8


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_run_that_dies_loses_nothing_and_is_taken_up(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Killed when the file is written: before its rows are deleted, or after but before the commit."""
    for number in range(3):
        ended(house, f"A-{number}")
    before = left(house)
    record = archive_rows.record_and_delete

    def dying(*arguments: Any) -> None:
        if place == "after":
            record(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(archive_rows, "record_and_delete", dying)
    with pytest.raises(KeyboardInterrupt):
        move(house, tmp_path)
    assert left(house) == before
    monkeypatch.undo()
    assert move(house, tmp_path) == [6]
    assert left(house) == {}
    assert [entry.instances for entry in entries(tmp_path).values()] == [6], "the file of the first run was replaced"
    for number in range(3):
        assert len(list(find(house.engine, tmp_path, f"A-{number}"))) == 2


def test_nothing_is_deleted_when_the_file_is_not_as_it_was_written(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended(house, "A-1")
    before = left(house)
    monkeypatch.setattr("engine.archive.files._write_durably", lambda path, content: path.write_bytes(content[:-1]))
    with pytest.raises(ArchiveDamaged, match="checksum"):
        move(house, tmp_path)
    assert left(house) == before


def test_damage_is_seen(house: House, tmp_path: Path) -> None:
    ended(house, "A-1")
    move(house, tmp_path)
    assert [error for _, error in verify(tmp_path)] == [None]
    (name,) = entries(tmp_path)
    content = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(content[:-1] + b"x")
    ((_, error),) = verify(tmp_path)
    assert "checksum" in str(error)
    with pytest.raises(ArchiveDamaged):
        list(find(house.engine, tmp_path, "A-1"))
    (tmp_path / name).unlink()
    ((_, error),) = verify(tmp_path)
    assert "is not there" in str(error)


def test_a_manifest_that_was_cut_off_is_read_up_to_there(house: House, tmp_path: Path) -> None:
    ended(house, "A-1")
    move(house, tmp_path)
    whole = entries(tmp_path)
    with (tmp_path / MANIFEST).open("ab") as manifest:
        manifest.write(b'{"file": "2026-03/1.jsonl.gz", "sha2')
    assert entries(tmp_path) == whole


def test_a_manifest_goes_on_after_a_line_that_was_cut_off(house: House, tmp_path: Path) -> None:
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / MANIFEST).write_bytes(b'{"file": "2026-03/1.jsonl.gz", "sha2')
    ended(house, "A-1")
    move(house, tmp_path)
    (entry,) = entries(tmp_path).values()
    assert len(list(read(tmp_path, entry))) == 2


def test_every_table_of_an_instance_is_archived() -> None:
    """A new table that knows instances has a foreign key to them, or is named here with the reason why it stays."""
    kept = {
        "archived_instance": "it says where the others are",
        "batch_operation_item": "what an operator did, not the case",
        "document": "several instances may use one: see test_documents",
    }
    archived = {table.name for table, _ in archive_rows.parts()}
    of_engine = {mapper.local_table.name for mapper in Base.registry.mappers if mapper.class_.__module__.startswith("engine.")}
    knows = {name for name in of_engine if {"instance_key", "root_key"} & set(Base.metadata.tables[name].columns.keys())}
    assert knows - archived - {"process_instance"} == set(kept)
    assert ArchivedInstance.__tablename__ in kept
