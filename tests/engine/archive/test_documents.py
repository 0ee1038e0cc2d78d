"""The documents of a case go into the archive with it, and leave the database when nobody uses them any more."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from engine import commands
from engine.actor import Actor
from engine.archive import archive, find, verify
from engine.store import Database
from tests.engine.documents import names, stored
from tests.engine.house import MONDAY, ZHANG, House, task
from tests.engine.spiff.drawing import chain, document, end, start

PROCESS = document(start(), task("work"), end(), chain("start", "work", "end"))
LATER = MONDAY + timedelta(days=400)


@pytest.fixture
def house(any_database: Database) -> House:
    """A house with one task."""
    house = House(any_database)
    house.deploy(PROCESS)
    return house


def move(house: House, folder: Path) -> int:
    """Archive; how many instances went."""
    return sum(portion.instances for portion in archive(house.engine, folder, LATER, Actor.system()))


def test_the_bytes_lie_in_a_file_of_their_own(house: House, tmp_path: Path) -> None:
    house.start(business_key="A-1")
    house.complete(ZHANG, "work", {"files": [stored(house.database, content=b"%PDF-1.7 content")]})
    stored(house.database, "未提交.pdf", expires=LATER)

    assert move(house, tmp_path) == 1

    (case,) = find(house.engine, tmp_path, "A-1")
    (listed,) = case["document"]
    assert (listed["name"], listed["size"], listed["uploaded_by"]) == ("证照.pdf", 16, "zhang")
    assert (tmp_path / listed["file"]).read_bytes() == b"%PDF-1.7 content"
    assert names(house.database) == ["未提交.pdf"]
    assert [error for _, error in verify(tmp_path)] == [None, None]


def test_what_a_running_case_uses_too_stays(house: House, tmp_path: Path) -> None:
    reference = stored(house.database)
    for number in ("A-1", "A-2"):
        house.start(business_key=number, variables={"files": [reference]})
    house.do(ZHANG, commands.complete_user_task, house.tasks("work")[0].key)

    assert move(house, tmp_path) == 1

    assert names(house.database) == ["证照.pdf"]
    (case,) = find(house.engine, tmp_path, "A-1")
    assert (tmp_path / case["document"][0]["file"]).exists()


def test_a_changed_document_is_noticed(house: House, tmp_path: Path) -> None:
    house.start(business_key="A-1", variables={"files": [stored(house.database)]})
    house.complete(ZHANG, "work")
    move(house, tmp_path)
    (case,) = find(house.engine, tmp_path, "A-1")
    (tmp_path / case["document"][0]["file"]).write_bytes(b"%PDF-1.8")

    assert [str(error) for _, error in verify(tmp_path) if error is not None] == [
        f"Expected {tmp_path / case['document'][0]['file']} as it was written, but its checksum differs; "
        "restore it from a copy of the archive."
    ]
