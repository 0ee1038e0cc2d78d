"""Temporal functions and arithmetic."""

from __future__ import annotations

import pytest

from engine.feel import FeelClockError, compile_expression
from tests.engine.feel.samples import NOW, text_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('date("2026-02-29")', "null"),
        ('date("2028-02-29")', '@"2028-02-29"'),
        ("date(2026, 1, 31)", '@"2026-01-31"'),
        ("date(2026, 13, 1)", "null"),
        ('date(@"2026-01-31T10:00:00")', '@"2026-01-31"'),
        ('date("-0001-01-01")', '@"-0001-01-01"'),
        ('date("999999999-12-31") + duration("P1D")', "null"),
        ('time("23:59:60")', "null"),
        ('time("10:00:00.123456789+08:00")', '@"10:00:00.123456789+08:00"'),
        ('time(10, 30, 0, duration("PT8H"))', '@"10:30:00+08:00"'),
        ('time("10:00:00@Nowhere/City")', "null"),
        ('date and time("2026-01-31T24:00:00")', '@"2026-02-01T00:00:00"'),
        ('date and time(date("2026-01-31"), time("10:00:00"))', '@"2026-01-31T10:00:00"'),
        ('date and time(@"2026-01-01T00:00:00Z", "Asia/Shanghai")', '@"2026-01-01T08:00:00@Asia/Shanghai"'),
        ('duration("P1Y2M")', '@"P1Y2M"'),
        ('duration("P14M")', '@"P1Y2M"'),
        ('duration("PT36H")', '@"P1DT12H"'),
        ('duration("P1Y1D")', "null"),
        ('duration("PT1.5S")', '@"PT1.5S"'),
        ('years and months duration(date("2025-12-31"), date("2026-02-28"))', '@"P1M"'),
        ('years and months duration(date("2026-02-28"), date("2025-12-31"))', '@"-P1M"'),
        ('@"2026-01-31" + duration("P1M")', '@"2026-02-28"'),
        ('@"2024-02-29" + duration("P1Y")', '@"2025-02-28"'),
        ('@"2026-03-31" - duration("P1M")', '@"2026-02-28"'),
        ('@"2026-03-01" - @"2026-02-28"', '@"P1D"'),
        ('@"2026-01-01" + duration("PT36H")', '@"2026-01-02"'),
        ('@"23:00:00" + duration("PT2H")', '@"01:00:00"'),
        ('@"2026-03-28T12:00:00@Europe/Paris" + duration("P1D")', '@"2026-03-29T13:00:00@Europe/Paris"'),
        ('@"2026-01-01T00:00:00Z" - @"2026-01-01T00:00:00+08:00"', '@"PT8H"'),
        ('@"2026-01-01T00:00:00Z" - @"2026-01-01T00:00:00"', "null"),
        ('@"2026-01-01T00:00:00@Asia/Shanghai".time offset', '@"PT8H"'),
        ('@"2026-01-01T00:00:00@Asia/Shanghai".timezone', '"Asia/Shanghai"'),
        ('duration("-P1Y2M").months', "-2"),
        ('duration("-PT90M").minutes', "-30"),
        ('duration("-P1D").seconds', "0"),
        ('@"10:00:00@Etc/UTC"', '@"10:00:00@Etc/UTC"'),
        ('@"10:00:00@America/Toronto".timezone', '"America/Toronto"'),
        ('@"T10:00:00"', '@"10:00:00"'),
        ('@"2026-01-01T10:00:00@Etc/UTC".hour', "10"),
        ('duration("-PT1.5S").seconds', "-1.5"),
        ('@"2026-11-22".weekday', "7"),
        ('day of year(@"2026-12-31")', "365"),
        ('day of week(@"2026-11-22")', '"Sunday"'),
        ('month of year(@"2026-11-22")', '"November"'),
        ('week of year(@"2027-01-01")', "53"),
        ('last day of month(@"2028-02-10")', '@"2028-02-29"'),
        ('cycle(duration("PT1H"))', '"R/PT1H"'),
        ('cycle(3, duration("P1M"))', '"R3/P1M"'),
        ('cycle(null, duration("P1D"))', '"R/P1D"'),
        ('date("2026-1-1")', "null"),
    ],
)
def test_temporal(text: str, expected: str) -> None:
    assert text_of(text) == expected


def test_now_and_today_are_the_hosts_instant_in_china() -> None:
    assert text_of("now()") == '@"2026-01-02T01:00:00+08:00"'
    assert text_of("today()") == '@"2026-01-02"'


def test_the_time_must_be_given() -> None:
    with pytest.raises(FeelClockError, match="today"):
        compile_expression("today()").evaluate({})
    with pytest.raises(FeelClockError, match="aware"):
        compile_expression("now()").evaluate({}, now=NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("before(1, [2..3])", "true"),
        ("before([1..2), 2)", "true"),
        ("after(3, [1..3))", "true"),
        ("meets([1..2], [2..3])", "true"),
        ("met by([2..3], [1..2])", "true"),
        ("overlaps([1..3], [2..4])", "true"),
        ("overlaps before([1..3], [2..4])", "true"),
        ("overlaps after([2..4], [1..3])", "true"),
        ("includes([1..3], 2)", "true"),
        ("during(2, [1..3])", "true"),
        ("finishes(3, [1..3])", "true"),
        ("finished by([1..3], 3)", "true"),
        ("starts(1, [1..3])", "true"),
        ("started by([1..3), [1..2])", "true"),
        ("coincides([1..2], [1..2])", "true"),
        ("coincides(1, 1)", "true"),
        ("meets(1, [1..2])", "null"),
        ('before(1, ["a".."b"])', "null"),
        ('range("[1..3)")', "[1..3)"),
        ('range("[date(\\"2026-01-01\\")..date(\\"2026-02-01\\")]").end.month', "2"),
        ('range("[a..3]")', "null"),
        ('range("1")', "null"),
    ],
)
def test_ranges(text: str, expected: str) -> None:
    assert text_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('get value({a: 1}, "a")', "1"),
        ('get value({a: {b: 1}}, ["a", "b"])', "1"),
        ('get value({a: 1}, "b")', "null"),
        ("get value({a: 1}, [[1], {}])", "null"),
        ("get value({a: 1}, [])", "null"),
        ("get entries({a: 1})", '[{key: "a", value: 1}]'),
        ('context([{key: "a", value: 1}])', "{a: 1}"),
        ("context([{key: 1, value: 1}])", "null"),
        ('context put({a: 1}, "b", 2)', "{a: 1, b: 2}"),
        ('context put({a: {b: 1}}, ["a", "b"], 2)', "{a: {b: 2}}"),
        ("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}"),
        ("get or else(null, 1)", "1"),
        ("is defined(null)", "false"),
        ("assert(1, true)", "1"),
        ('assert(1, false, "no")', "null"),
        ('is(@"10:00:00Z", @"10:00:00+00:00")', "true"),
        ('is(@"10:00:00+08:00", @"02:00:00Z")', "false"),
        ('is(1, "1")', "false"),
        ('fromAi(3, "a number")', "3"),
    ],
)
def test_contexts(text: str, expected: str) -> None:
    assert text_of(text) == expected
