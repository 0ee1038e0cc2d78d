"""Reading variables with their types."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from engine.errors import InvalidInput
from engine.jobs import Job
from handlers.jobs import inputs
from tests.handlers.jobs.job import job


def test_values_of_the_right_type(session: Session) -> None:
    given = job(session, a=" 文 ", b=True, c="2026-03-09", d="一\n\n 二 ", e=["x"], f=[{"k": " v "}])
    assert inputs.text(given, "a") == " 文 "
    assert inputs.optional_text(given, "a") == "文"
    assert inputs.flag(given, "b") is True
    assert inputs.day(given, "c") == date(2026, 3, 9)
    assert inputs.texts(given, "d") == ["一", "二"]
    assert inputs.texts(given, "e") == ["x"]
    assert [inputs.word(row, "k") for row in inputs.records(given, "f")] == ["v"]


def test_absent_values(session: Session) -> None:
    given = job(session, nothing=None)
    for name in ("nothing", "absent"):
        assert inputs.optional_text(given, name) is None
        assert inputs.optional_day(given, name) is None
        assert inputs.flag(given, name) is False
        assert inputs.texts(given, name) == []
        assert inputs.records(given, name) == []
    assert inputs.word({}, "k") == ""


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (inputs.text, " "),
        (inputs.text, None),
        (inputs.optional_text, 5),
        (inputs.flag, "yes"),
        (inputs.day, None),
        (inputs.texts, [1]),
        (inputs.records, ["text"]),
    ],
)
def test_other_values_name_element_and_variable(session: Session, read: Callable[[Job, str], object], value: object) -> None:
    with pytest.raises(InvalidInput, match="'x' of element 'Task_Test'"):
        read(job(session, x=value), "x")


def test_a_header_must_be_set(session: Session) -> None:
    assert inputs.header(job(session, headers={"timer": "T-SUP"}), "timer") == "T-SUP"
    with pytest.raises(InvalidInput, match="header 'timer'"):
        inputs.header(job(session), "timer")
