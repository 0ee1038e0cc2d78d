"""Temporal values of Python's `datetime` as FEEL values, and back."""

from __future__ import annotations

import datetime as dt

from engine.feel.temporal.calendar import NANOS
from engine.feel.temporal.dates import FeelDate
from engine.feel.temporal.datetimes import FeelDateTime
from engine.feel.temporal.durations import DaysTime
from engine.feel.temporal.times import FeelTime


def from_date(value: dt.date) -> FeelDate:
    """A Python date."""
    return FeelDate(value.year, value.month, value.day)


def from_datetime(value: dt.datetime) -> FeelDateTime:
    """A Python datetime; an aware one keeps its offset, not its zone name, so that it prints as plain ISO 8601."""
    return FeelDateTime(from_date(value), _from_clock(value.time(), value.utcoffset()))


def from_time(value: dt.time) -> FeelTime:
    """A Python time of day."""
    return _from_clock(value, value.utcoffset())


def from_timedelta(value: dt.timedelta) -> DaysTime:
    """A Python timedelta."""
    return DaysTime(((value.days * 86_400 + value.seconds) * 1_000_000 + value.microseconds) * 1000)


def to_date(value: FeelDate) -> dt.date:
    """A Python date. Raises ValueError beyond the years 1..9999."""
    return dt.date(value.year, value.month, value.day)


def to_datetime(value: FeelDateTime) -> dt.datetime:
    """A Python datetime, aware if an offset or zone is known; parts of microseconds are lost.

    Raises ValueError beyond the years 1..9999.
    """
    offset = value.offset
    zone = None if offset is None else dt.timezone(dt.timedelta(seconds=offset))
    return dt.datetime.combine(to_date(value.date), _to_clock(value.time), zone)


def to_time(value: FeelTime) -> dt.time:
    """A Python time of day; parts of microseconds are lost."""
    offset = value.offset_on()
    zone = None if offset is None else dt.timezone(dt.timedelta(seconds=offset))
    return _to_clock(value).replace(tzinfo=zone)


def to_timedelta(value: DaysTime) -> dt.timedelta:
    """A Python timedelta; parts of microseconds are lost."""
    return dt.timedelta(microseconds=value.nanos // 1000)


def _to_clock(value: FeelTime) -> dt.time:
    seconds, nanos = divmod(value.nanos, NANOS)
    return dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60, nanos // 1000)


def _from_clock(value: dt.time, offset: dt.timedelta | None) -> FeelTime:
    seconds = (value.hour * 60 + value.minute) * 60 + value.second
    zone_seconds = None if offset is None else offset.days * 86_400 + offset.seconds
    return FeelTime(seconds * NANOS + value.microsecond * 1000, zone_seconds)
