"""ISO 8601 durations of days, hours, minutes and seconds, as message time-to-live uses them."""

from __future__ import annotations

import re
from datetime import timedelta

from engine.errors import InvalidInput

_DURATION = re.compile(
    r"P(?=[\dT])(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?",
    re.ASCII,
)


def parse_duration(text: str, *, field: str) -> timedelta:
    """Read a duration such as `P1D` or `PT30M`; years and months are refused because their length varies."""
    match = _DURATION.fullmatch(text)
    if match is None:
        raise InvalidInput(field, "an ISO 8601 duration", repr(text), "write it like P1D or PT30M")
    return timedelta(**{unit: float(value) for unit, value in match.groupdict().items() if value})
