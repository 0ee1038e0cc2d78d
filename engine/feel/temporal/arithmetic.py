"""Sums and differences of temporal values. None means that the result lies beyond the calendar."""

from __future__ import annotations

from engine.feel.temporal.calendar import DAY_NANOS, NANOS
from engine.feel.temporal.dates import FeelDate
from engine.feel.temporal.datetimes import FeelDateTime
from engine.feel.temporal.durations import DaysTime, Duration, YearsMonths
from engine.feel.temporal.times import MIDNIGHT_UTC, FeelTime
from engine.feel.temporal.zones import zone_offset

Point = FeelDate | FeelTime | FeelDateTime


def shift(point: Point, duration: Duration, sign: int = 1) -> Point | None:
    """`point` plus (sign 1) or minus (sign -1) a duration. A time of day wraps round midnight."""
    if isinstance(duration, YearsMonths):
        return _shift_months(point, sign * duration.months)
    return _shift_nanos(point, sign * duration.nanos)


def difference(left: Point, right: Point) -> DaysTime | None:
    """`left` minus `right`, or None if they do not compare (one has an offset and the other has none)."""
    if isinstance(left, FeelTime) or isinstance(right, FeelTime):
        if isinstance(left, FeelTime) and isinstance(right, FeelTime) and left.is_zoned == right.is_zoned:
            return DaysTime(left.utc_nanos - right.utc_nanos)
        return None
    if isinstance(left, FeelDate) and isinstance(right, FeelDate):
        return DaysTime.of_days(left.days - right.days)
    start, end = as_datetime(right), as_datetime(left)
    return DaysTime(end.instant - start.instant) if start.is_zoned == end.is_zoned else None


def as_datetime(point: FeelDate | FeelDateTime) -> FeelDateTime:
    """A date as its midnight in UTC, as the specification converts it (DMN 1.5, table 45)."""
    return FeelDateTime(point, MIDNIGHT_UTC) if isinstance(point, FeelDate) else point


def _shift_months(point: Point, months: int) -> Point | None:
    if isinstance(point, FeelDate):
        return point.plus_months(months)
    if isinstance(point, FeelDateTime):
        date = point.date.plus_months(months)
        return None if date is None else FeelDateTime(date, point.time)
    return None


def _shift_nanos(point: Point, nanos: int) -> Point | None:
    if isinstance(point, FeelDate):
        return FeelDate.from_days((point.days * DAY_NANOS + nanos) // DAY_NANOS)
    if isinstance(point, FeelTime):
        return FeelTime((point.nanos + nanos) % DAY_NANOS, point.offset, point.zone)
    zone = point.time.zone
    if zone is None:
        return FeelDateTime.from_local(point.local_nanos + nanos, point.time.offset)
    # days and time are physical: a day across a clock change is 24 hours of real time
    instant = point.instant + nanos
    return FeelDateTime.from_local(instant + zone_offset(zone, *divmod(instant, DAY_NANOS)) * NANOS, None, zone)
