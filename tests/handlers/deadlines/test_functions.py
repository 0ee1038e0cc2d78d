"""The FEEL functions of the diagrams, called the way a diagram calls them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from engine.feel import FunctionLibrary, Result, compile_expression, to_json
from handlers.deadlines import Arrangement, WorkingCalendar
from handlers.functions import feel_functions

LOCAL = Arrangement(2026, {date(2026, 10, 8): "地方假日"}, frozenset(), "测试", "1", "330100")


def calendar(area: str | None) -> WorkingCalendar:
    return WorkingCalendar([LOCAL] if area == "330100" else [])


LIBRARY = FunctionLibrary.standard().with_functions(feel_functions(calendar))
VARIABLES = {
    "receivedOn": "2026-09-29",
    "receivedAt": "2026-09-29T15:59:59Z",
    "lateAt": "2026-09-29T16:00:00Z",
    "limit": 5,
    "area": "330100",
    "nothing": None,
}


def evaluate(text: str) -> Result:
    expression = compile_expression(text, names=tuple(VARIABLES), functions=LIBRARY, dialect="camunda")
    return expression.evaluate(VARIABLES, now=datetime(2026, 9, 29, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('add working days(date("2026-09-29"), 5)', "2026-10-12"),
        ("add working days(receivedOn, limit)", "2026-10-12"),
        ("add working days(receivedAt, limit)", "2026-10-12"),
        ("add working days(lateAt, limit)", "2026-10-13"),
        ('add working days(@"2026-09-29T23:59:59+08:00", 5)', "2026-10-12"),
        ('add working days(@"2026-09-29T23:59:59@Asia/Shanghai", 5)', "2026-10-12"),
        ("add working days(receivedOn, limit, area)", "2026-10-13"),
        ('add working days(receivedOn, limit, "330200")', "2026-10-12"),
        ("add working days(receivedOn, limit, null)", "2026-10-12"),
        ("add working days(from: receivedOn, days: limit)", "2026-10-12"),
        ("add working days(from: receivedOn, days: limit, area: area)", "2026-10-13"),
        ('add days for act("2026-09-28", 7)', "2026-10-08"),
        ('add days for act("2026-09-28", 7, "330100")', "2026-10-09"),
        ('add months for act("2026-01-20", 3)', "2026-04-20"),
        ('add months for act("2026-07-03", 3)', "2026-10-08"),
        ('add months for act("2026-07-03", 3, "330100")', "2026-10-09"),
        ('corresponding day("2025-11-30", 3)', "2026-02-28"),
        ('corresponding day(date("2024-02-29"), 36)', "2027-02-28"),
        ('status end("2026-01-01", 12)', "2026-12-31"),
        ('status end("2026-01-01", 6)', "2026-06-30"),
        ('ban end("2023-03-10", 3)', "2026-03-10"),
        ('latest day before("2026-05-31", 3)', "2026-02-28"),
        ('latest day before("2026-06-30", 3)', "2026-03-31"),
        ('last filing day("2026-03-04", 180)', "2026-08-31"),
        ('last filing day("2026-03-02", 180)', "2026-08-31"),
        ('working days between("2026-09-29", "2026-10-12")', 5),
        ('working days between("2026-09-29", "2026-10-12", "330100")', 4),
        ('working days between("2026-10-12", "2026-09-29")', -5),
        ('is working day("2026-10-10")', True),
        ('is working day("2026-10-11")', False),
        ('is working day("2026-10-08", "330100")', False),
        ('next working day("2026-09-30")', "2026-10-08"),
        ('next working day("2026-09-30", area)', "2026-10-09"),
        ('is calendar published("2026-11-01")', True),
        ('is calendar published("2027-11-01")', False),
        ('start of day("2026-10-12")', "2026-10-11T16:00:00Z"),
        ('end of day("2026-10-12")', "2026-10-12T16:00:00Z"),
        ("end of day(add working days(receivedOn, limit))", "2026-10-12T16:00:00Z"),
        ("date in China(lateAt)", "2026-09-30"),
        ("date in China(receivedAt)", "2026-09-29"),
        ("date in China(now())", "2026-09-29"),
        ('if date in China(lateAt) > ban end("2023-03-10", 3) then "free" else "barred"', "free"),
    ],
)
def test_functions_in_expressions(text: str, value: object) -> None:
    result = evaluate(text)

    assert to_json(result.value) == value
    assert result.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "add working days(nothing, 5)",
        "add working days(receivedOn, nothing)",
        "add working days(receivedOn, 0)",
        "add working days(receivedOn, -3)",
        "add working days(receivedOn, 2.5)",
        "add working days(receivedOn, 1000000)",
        'add working days(receivedOn, "5")',
        "add working days(receivedOn, 5, 330100)",
        'add working days("2026-02-30", 5)',
        'add working days("2026-09-29T10:00:00", 5)',
        'add working days(date and time("2026-09-29T10:00:00"), 5)',
        'corresponding day("9999-12-31", 12)',
        'end of day("tomorrow")',
    ],
)
def test_arguments_without_meaning_give_null_and_a_warning(text: str) -> None:
    result = evaluate(text)

    assert result.value is None
    assert len(result.warnings) == 1


def test_every_function_has_a_plain_name_and_is_documented() -> None:
    functions = feel_functions(calendar)

    assert len({function.name for function in functions}) == len(functions)
    assert all(function.call.__doc__ for function in functions)
