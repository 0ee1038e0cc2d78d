"""Making dates, times and durations (DMN 1.5, 10.3.4.1), and the current ones."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from engine.feel.builtins.builtin import Family
from engine.feel.builtins.positions import whole
from engine.feel.dialects import CAMUNDA
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure
from engine.feel.temporal import DaysTime, Duration, FeelDate, FeelDateTime, FeelTime, YearsMonths, as_datetime
from engine.feel.temporal.calendar import DAY_NANOS, NANOS
from engine.feel.temporal.parsing import parse_date, parse_datetime, parse_duration, parse_time
from engine.feel.temporal.times import MIDNIGHT_UTC
from engine.feel.temporal.zones import MAX_OFFSET_SECONDS, zone_offset
from engine.feel.values import Value

TEMPORAL = Family()
_CLOCK = ("hour: number", "minute: number", "second: number")
_OFFSET = "offset?: days and time duration|string|null"


def _parsed(value: Value, kind: str, text: str) -> Value:
    if value is None:
        raise CallFailure(f"Expected the text of a {kind}, but found {text[:40]!r}")
    return value


@TEMPORAL.function("date", "from: string")
def date_from_text(run: Evaluation, text: str) -> Value:
    """A date from "2026-01-31"."""
    return _parsed(parse_date(text), "date", text)


@TEMPORAL.function("date", "from: date|date and time")
def date_from_point(run: Evaluation, value: FeelDate | FeelDateTime) -> Value:
    """The date of a date and time."""
    return value.date if isinstance(value, FeelDateTime) else value


@TEMPORAL.function("date", "year: number", "month: number", "day: number")
def date_from_parts(run: Evaluation, year: Decimal, month: Decimal, day: Decimal) -> Value:
    """A date from its parts."""
    value = FeelDate.of(whole(year), whole(month), whole(day))
    return _parsed(value, "date", f"{year}-{month}-{day}")


@TEMPORAL.function("time", "from: string")
def time_from_text(run: Evaluation, text: str) -> Value:
    """A time from "10:30:00+08:00"."""
    return _parsed(parse_time(text, lenient=run.dialect == CAMUNDA), "time", text)


@TEMPORAL.function("time", "from: time|date and time|date")
def time_from_point(run: Evaluation, value: FeelTime | FeelDateTime | FeelDate) -> Value:
    """The time of a date and time; a date's is midnight in UTC."""
    if isinstance(value, FeelDateTime):
        return value.time
    return MIDNIGHT_UTC if isinstance(value, FeelDate) else value


@TEMPORAL.function("time", *_CLOCK, "offset: string", camunda=True)
@TEMPORAL.function("time", *_CLOCK, "offset?: days and time duration|null")
def time_from_parts(
    run: Evaluation, hour: Decimal, minute: Decimal, second: Decimal, offset: DaysTime | str | None = None
) -> Value:
    """A time from its parts; the offset is a duration, or the name of a zone (Camunda)."""
    return _clock(hour, minute, second, offset)


def _clock(hour: Decimal, minute: Decimal, second: Decimal, offset: DaysTime | str | None) -> FeelTime:
    hours, minutes = whole(hour), whole(minute)
    if not (0 <= hours < 24 and 0 <= minutes < 60 and 0 <= second < 60):
        raise CallFailure(f"Expected a time of day, but found {hour}:{minute}:{second}")
    nanos = (hours * 60 + minutes) * 60 * NANOS + int(second * NANOS)
    if isinstance(offset, str):
        return replace(_midnight_in(offset), nanos=nanos)
    if offset is None:
        return FeelTime(nanos)
    if abs(offset.nanos) > MAX_OFFSET_SECONDS * NANOS:
        raise CallFailure(f"Expected an offset of at most 18 hours, but found {offset}")
    return FeelTime(nanos, offset.nanos // NANOS)


@TEMPORAL.function("date and time", "from: string")
def datetime_from_text(run: Evaluation, text: str) -> Value:
    """A date and time from "2026-01-31T10:30:00+08:00"."""
    return _parsed(parse_datetime(text, lenient=run.dialect == CAMUNDA), "date and time", text)


@TEMPORAL.function("date and time", "from: date|date and time")
def datetime_from_point(run: Evaluation, value: FeelDate | FeelDateTime) -> Value:
    """A date and time from a date."""
    return as_datetime(value)


@TEMPORAL.function("date and time", "date: date|date and time", "time: time")
def datetime_from_date_and_time(run: Evaluation, date: FeelDate | FeelDateTime, time: FeelTime) -> Value:
    """A date with a time of day."""
    return FeelDateTime(date.date if isinstance(date, FeelDateTime) else date, time)


@TEMPORAL.function("date and time", "date: date and time", "timezone: string", camunda=True)
def datetime_in_zone(run: Evaluation, value: FeelDateTime, timezone: str) -> Value:
    """The same instant on the clocks of another zone; without a zone of its own, the same clock time there (Camunda)."""
    midnight = _midnight_in(timezone)
    if not value.is_zoned:
        return FeelDateTime(value.date, replace(midnight, nanos=value.time.nanos))
    zone, offset = midnight.zone, midnight.offset
    seconds = zone_offset(zone, *divmod(value.instant, DAY_NANOS)) if zone is not None else offset or 0
    return FeelDateTime.from_local(value.instant + seconds * NANOS, offset, zone)


@TEMPORAL.function("date and time", "year: number", "month: number", "day: number", *_CLOCK, _OFFSET)
def datetime_from_parts(
    run: Evaluation,
    year: Decimal,
    month: Decimal,
    day: Decimal,
    hour: Decimal,
    minute: Decimal,
    second: Decimal,
    offset: DaysTime | str | None = None,
) -> Value:
    """A date and time from its parts."""
    date = date_from_parts(run, year, month, day)
    return FeelDateTime(date, _clock(hour, minute, second, offset)) if isinstance(date, FeelDate) else None


@TEMPORAL.function("duration", "from: string")
def duration_from_text(run: Evaluation, text: str) -> Value:
    """A duration from "P1Y2M" or "P1DT2H"."""
    return _parsed(parse_duration(text), "duration", text)


@TEMPORAL.function("duration", "from: years and months duration|days and time duration")
def duration_from_duration(run: Evaluation, value: Duration) -> Value:
    """A duration as it is."""
    return value


_INTERVAL = "interval: years and months duration|days and time duration"


@TEMPORAL.function("cycle", _INTERVAL)
def endless_cycle(run: Evaluation, interval: Duration) -> Value:
    """The text of a timer's cycle without end, R/PT1H (Camunda)."""
    return f"R/{interval}"


@TEMPORAL.function("cycle", "repetitions: number|null", _INTERVAL)
def cycle(run: Evaluation, repetitions: Decimal | None, interval: Duration) -> Value:
    """The text of a timer's cycle of so many repetitions, R3/PT1H; null repeats without end (Camunda)."""
    return f"R{'' if repetitions is None else whole(repetitions)}/{interval}"


@TEMPORAL.function("years and months duration", "from: date|date and time", "to: date|date and time")
def years_and_months(run: Evaluation, start: FeelDate | FeelDateTime, end: FeelDate | FeelDateTime) -> Value:
    """The whole months from one date to another."""
    first = start.date if isinstance(start, FeelDateTime) else start
    last = end.date if isinstance(end, FeelDateTime) else end
    if first > last:
        return YearsMonths(-_whole_months(last, first))
    return YearsMonths(_whole_months(first, last))


@TEMPORAL.function("now", pure=False)
def now(run: Evaluation) -> Value:
    """The instant of the evaluation."""
    return run.now("now")


@TEMPORAL.function("today", pure=False)
def today(run: Evaluation) -> Value:
    """The date of the evaluation in the host's zone."""
    return run.today("today")


def _whole_months(first: FeelDate, last: FeelDate) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - 1 if last.day < first.day else months


def _midnight_in(zone: str) -> FeelTime:
    """Midnight in a zone by its name ("Asia/Shanghai"), its offset ("+08:00") or "Z"."""
    midnight = parse_time(f"00:00:00{zone}" if zone.startswith(("+", "-", "Z")) else f"00:00:00@{zone}")
    if midnight is None:
        raise CallFailure(f"Expected the name of a time zone, but found {zone[:40]!r}")
    return midnight
