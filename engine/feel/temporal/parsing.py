"""Temporal values from their ISO 8601 texts. Every function returns None for a text that is not one."""

from __future__ import annotations

import re

from engine.feel.temporal.calendar import NANOS
from engine.feel.temporal.dates import FeelDate
from engine.feel.temporal.datetimes import FeelDateTime
from engine.feel.temporal.durations import DaysTime, Duration, YearsMonths
from engine.feel.temporal.times import MIDNIGHT, FeelTime
from engine.feel.temporal.zones import MAX_OFFSET_SECONDS, is_zone

_DATE = re.compile(r"(-?)([1-9]\d{4,8}|\d{4})-(\d\d)-(\d\d)\Z", re.ASCII)
_CLOCK = r"T?(?P<h>\d\d):(?P<m>\d\d)(?::(?P<s>\d\d)(?:\.(?P<f>\d+))?)?"
_NAME = r"[A-Za-z][\w+\-/]*"
_OFFSET = r"(?:(?P<utc>[Zz])|(?P<sign>[+-])(?P<oh>\d\d):(?P<om>\d\d)(?::(?P<os>\d\d))?)"
_TIME = re.compile(rf"{_CLOCK}(?:{_OFFSET}(?:\[(?P<java>{_NAME})\])?|@(?P<zone>{_NAME}))?\Z", re.ASCII)
_YEARS_MONTHS = re.compile(r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?\Z", re.ASCII)
_DAYS_TIME = re.compile(r"(-?)P(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?\Z", re.ASCII)
_MAX_DIGITS = 24


def parse_date(text: str) -> FeelDate | None:
    """`2026-01-31`, also with a sign and up to nine digits of year."""
    match = _DATE.match(text)
    if match is None:
        return None
    year = int(match[2])
    return FeelDate.of(-year if match[1] else year, int(match[3]), int(match[4]))


def parse_time(text: str, *, lenient: bool = False) -> FeelTime | None:
    """`10:30:00`, `10:30:00.5Z`, `10:30:00+08:00` or `10:30:00@Asia/Shanghai`.

    `lenient` also takes what Java writes and Camunda reads: `10:30` and `10:30:00+08:00[Asia/Shanghai]`.
    """
    match = _TIME.match(text)
    if match is None or (not lenient and (match["s"] is None or match["java"])):
        return None
    hour, minute, second = int(match["h"]), int(match["m"]), int(match["s"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    nanos = ((hour * 60 + minute) * 60 + second) * NANOS + _fraction(match["f"])
    zone = match["zone"] or match["java"]
    if zone is not None and zone != "Z":
        return FeelTime(nanos, None, zone) if is_zone(zone) else None
    if match["utc"] or zone is not None:
        return FeelTime(nanos, 0)
    if match["sign"]:
        offset = _offset(match)
        return None if offset is None else FeelTime(nanos, offset)
    return FeelTime(nanos)


def parse_datetime(text: str, *, lenient: bool = False) -> FeelDateTime | None:
    """`2026-01-31T10:30:00+08:00`; a date alone is its midnight; `24:00:00` is the next day's midnight.

    `lenient` is as for `parse_time`.
    """
    day, separator, clock = text.partition("T")
    date = parse_date(day)
    if date is None or clock.startswith("T"):
        return None
    if not separator:
        return FeelDateTime(date, MIDNIGHT)
    if clock.startswith("24:00:00") and clock[8:9] != ".":
        date = FeelDate.from_days(date.days + 1)
        clock = "00" + clock[2:]
    time = parse_time(clock, lenient=lenient)
    return None if time is None or date is None else FeelDateTime(date, time)


def parse_duration(text: str) -> Duration | None:
    """`P1Y2M` gives years and months, `P1DT2H3M4.5S` days and time."""
    if len(text) > 4 * _MAX_DIGITS:
        return None
    match = _YEARS_MONTHS.match(text)
    if match is not None and (match[2] or match[3]):
        months = int(match[2] or 0) * 12 + int(match[3] or 0)
        return YearsMonths(-months if match[1] else months)
    return _parse_days_time(text)


def parse_temporal(text: str, *, lenient: bool = False) -> FeelDate | FeelTime | FeelDateTime | Duration | None:
    """The value of a literal `@"..."`, whichever kind its text is; `lenient` is as for `parse_time`."""
    if text.startswith(("P", "-P")):
        return parse_duration(text)
    date = parse_date(text)
    if date is not None:
        return date
    # not by its "T", which the name of a zone may hold too
    return parse_time(text, lenient=lenient) or parse_datetime(text, lenient=lenient)


def _parse_days_time(text: str) -> DaysTime | None:
    match = _DAYS_TIME.match(text)
    if match is None or not (match[2] or match[3]) or match[3] == "T":
        return None
    days, hours, minutes, seconds = (int(match[group] or 0) for group in (2, 4, 5, 6))
    nanos = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * NANOS + _fraction(match[7])
    return DaysTime(-nanos if match[1] else nanos)


def _fraction(digits: str | None) -> int:
    return int((digits + "000000000")[:9]) if digits else 0


def _offset(match: re.Match[str]) -> int | None:
    hours, minutes, seconds = int(match["oh"]), int(match["om"]), int(match["os"] or 0)
    total = hours * 3600 + minutes * 60 + seconds
    if minutes > 59 or seconds > 59 or total > MAX_OFFSET_SECONDS:
        return None
    return -total if match["sign"] == "-" else total
