"""The worker makes months of history ahead, deletes documents that nobody uses, and looks only now and then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.store import Database, archive_rows, partitions
from engine.worker import housekeeping
from engine.worker.housekeeping import Housekeeping
from tests.engine.documents import names, stored
from tests.engine.house import MONDAY, House, task
from tests.engine.spiff.drawing import chain, document, end, start


def test_it_looks_once_an_hour(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[object] = []
    monkeypatch.setattr(partitions, "make_ahead", lambda *_: looks.append(1))
    now = [1000.0]
    monkeypatch.setattr(housekeeping.time, "monotonic", lambda: now[0])
    duty = Housekeeping()
    assert [duty(house.engine), duty(house.engine)] == [0, 0]
    now[0] += housekeeping.EVERY_SECONDS - 1
    duty(house.engine)
    assert len(looks) == 1
    now[0] += 1
    duty(house.engine)
    assert len(looks) == 2


def test_a_look_that_fails_is_taken_again_a_minute_later(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[object] = []

    def failing(*_: object) -> None:
        looks.append(1)
        raise OSError("lost")

    monkeypatch.setattr(partitions, "make_ahead", failing)
    now = [1000.0]
    monkeypatch.setattr(housekeeping.time, "monotonic", lambda: now[0])
    duty = Housekeeping()
    with pytest.raises(OSError, match="lost"):
        duty(house.engine)
    now[0] += housekeeping.AGAIN_SECONDS - 1
    assert duty(house.engine) == 0, "the rounds in between are not disturbed"
    now[0] += 1
    with pytest.raises(OSError, match="lost"):
        duty(house.engine)
    assert len(looks) == 2


def test_documents_that_nobody_uses_go_when_they_have_expired(any_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "DOCUMENTS", 2)
    house = House(any_database)
    house.deploy(document(start(), task("work"), end(), chain("start", "work", "end")))
    house.start(variables={"files": [stored(any_database, "已提交.pdf", expires=MONDAY)]})
    for number in range(3):
        stored(any_database, f"过期{number}.pdf", expires=MONDAY)
    stored(any_database, "未到期.pdf", expires=MONDAY + timedelta(seconds=1))

    Housekeeping()(house.engine)

    assert names(any_database) == ["已提交.pdf", "未到期.pdf"]
    told = [entry for entry in house.audit() if entry.command == "delete_documents"]
    assert sorted(one for entry in told for one in entry.details["documentIds"]) == [f"id-过期{n}.pdf" for n in range(3)]


def test_documents_go_when_the_last_instance_that_used_them_has_been_deleted(any_database: Database) -> None:
    house = House(any_database)
    house.deploy(document(start(), end(), chain("start", "end")))
    reference = stored(any_database)
    keys = [house.start(variables={"files": [reference]}) for _ in range(2)]
    left = []
    for key in keys:
        with any_database.write() as session:
            archive_rows.record_and_delete(session, archive_rows.trees(session, [key]), "elsewhere", MONDAY)
        Housekeeping()(house.engine)
        left.append(names(any_database))

    assert left == [["证照.pdf"], []]
