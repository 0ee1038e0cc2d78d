"""Temporal values of Python's `datetime` as FEEL values."""

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


def _from_clock(value: dt.time, offset: dt.timedelta | None) -> FeelTime:
    seconds = (value.hour * 60 + value.minute) * 60 + value.second
    zone_seconds = None if offset is None else offset.days * 86_400 + offset.seconds
    return FeelTime(seconds * NANOS + value.microsecond * 1000, zone_seconds)
