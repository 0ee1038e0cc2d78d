"""The worker makes months of history ahead, and looks only now and then."""

from __future__ import annotations

import pytest

from engine.store import partitions
from engine.worker import housekeeping
from engine.worker.housekeeping import Housekeeping
from tests.engine.house import House


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
