"""FEEL's own temporal types: immutable, nanosecond precise, for years up to 999,999,999."""

from __future__ import annotations

from engine.feel.temporal.arithmetic import Point, as_datetime, difference, shift
from engine.feel.temporal.dates import FeelDate
from engine.feel.temporal.datetimes import FeelDateTime
from engine.feel.temporal.durations import DaysTime, Duration, YearsMonths
from engine.feel.temporal.times import FeelTime

__all__ = [
    "DaysTime",
    "Duration",
    "FeelDate",
    "FeelDateTime",
    "FeelTime",
    "Point",
    "YearsMonths",
    "as_datetime",
    "difference",
    "shift",
]
