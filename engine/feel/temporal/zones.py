"""Offsets of named time zones from UTC."""

from __future__ import annotations

from datetime import datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from engine.feel.temporal.calendar import NANOS, civil_from_days, is_leap

MAX_OFFSET_SECONDS = 18 * 3600


@cache
def _known_zones() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=512)
def zone_info(name: str) -> ZoneInfo:
    """The zone of a name. Raises ZoneInfoNotFoundError."""
    return ZoneInfo(name)


def is_zone(name: str) -> bool:
    """Whether `name` is a zone of the IANA database."""
    return name in _known_zones()


def zone_offset(name: str, days: int, nanos: int) -> int:
    """Offset in seconds of a zone at a local day (since 1970-01-01) and nanosecond of that day."""
    year, month, day = civil_from_days(days)
    if not 1 <= year <= 9998:
        year = min(max(year, 1902), 2400)
        day = 28 if month == 2 and day == 29 and not is_leap(year) else day
    seconds = nanos // NANOS
    wall = datetime(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, tzinfo=zone_info(name))
    offset = wall.utcoffset()
    return 0 if offset is None else offset.days * 86_400 + offset.seconds


def offset_text(seconds: int) -> str:
    """An offset as ISO 8601 writes it: `Z`, `+08:00` or `-01:30:15`."""
    if seconds == 0:
        return "Z"
    size = abs(seconds)
    text = f"{'-' if seconds < 0 else '+'}{size // 3600:02d}:{size // 60 % 60:02d}"
    return text + (f":{size % 60:02d}" if size % 60 else "")
