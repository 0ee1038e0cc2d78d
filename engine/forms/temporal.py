"""Checks of date, time and date-time fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from engine.forms import complaint
from engine.forms.complaint import Complaint
from engine.forms.component import Component
from engine.forms.feel import FormFeel

DATE = r"\d{4}-\d{2}-\d{2}"
TIME = r"\d{2}:\d{2}(?::\d{2})?"
ZONES = {"utc_offset": r"[+-]\d{2}:\d{2}", "utc_normalized": "Z", "no_timezone": ""}
INTERVALS = frozenset({1, 5, 10, 15, 30, 60})
DEFAULT_INTERVAL = 15
"""What form-js takes for any other interval, or for none."""
COMPLAINTS = {"date": complaint.DATE, "time": complaint.TIME, "datetime": complaint.DATE_TIME}


def check_datetime(component: Component, value: object, feel: FormFeel, *, is_given: bool) -> Iterator[Complaint]:
    """Complain unless the value is a date, time or both as form-js writes them for this field.

    A time must be one the picker offers, unless the process gave one (`is_given`): form-js shows that rounded but keeps it.
    With `disallowPassedDates` a day before today is refused too; today is that of the zone FEEL works in.
    """
    subtype = component.get("subtype", "date")
    text = value if isinstance(value, str) else ""
    zone = ZONES.get(str(component.get("timeSerializingFormat")), ZONES["no_timezone"])
    shapes = {"date": DATE, "time": TIME + zone, "datetime": f"{DATE}T{TIME}{zone}"}
    if re.fullmatch(shapes.get(subtype, DATE), text, re.ASCII) is None or not _exists(subtype, text):
        yield COMPLAINTS.get(subtype, complaint.DATE)
    elif subtype != "date" and not is_given and not _is_offered(component, text):
        yield complaint.INTERVAL
    elif component.get("disallowPassedDates") is True and subtype != "time" and feel.now is not None:
        zone_info = ZoneInfo(feel.functions.zone)
        today = feel.now.astimezone(zone_info).date()
        if _day(text, zone_info) < today:
            yield complaint.PAST_DATE


def _is_offered(component: Component, text: str) -> bool:
    """Whether the time picker offers this minute; its zones are whole hours away in all of China."""
    interval = component.get("timeInterval")
    minute = int(text.rpartition("T")[2][3:5])
    return minute % (interval if interval in INTERVALS else DEFAULT_INTERVAL) == 0


def _exists(subtype: str, text: str) -> bool:
    try:
        datetime.fromisoformat(f"2000-01-01T{text}" if subtype == "time" else text)
    except ValueError:
        return False
    return True


def _day(text: str, zone: ZoneInfo) -> date:
    instant = datetime.fromisoformat(text)
    return instant.date() if instant.tzinfo is None else instant.astimezone(zone).date()
