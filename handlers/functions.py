"""The FEEL functions of the diagrams: all date arithmetic of the regulation, so that no process computes dates itself.

Dates may be given as FEEL or Python dates, as ISO 8601 texts (process variables), or as instants with an offset,
which stand for their date in China. Every amount is an argument; `area` is a pooling area code, null for the nation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import wraps

from engine.feel import CallFailure, HostFunction, to_json
from handlers.deadlines import (
    CalendarDays,
    Months,
    WorkingCalendar,
    WorkingDays,
    Years,
    act_deadline,
    ban_deadline,
    corresponding_day,
    date_of,
    end_of_day,
    latest_day_before,
    limit_deadline,
    start_of_day,
    status_deadline,
)
from handlers.deadlines.errors import DeadlineError

CalendarProvider = Callable[[str | None], WorkingCalendar]
"""Gives the calendar in force for a pooling area (None: the nation), e.g. `overrides.calendar_provider`."""


def feel_functions(calendar: CalendarProvider) -> list[HostFunction]:
    """Every host function, for `FunctionLibrary.standard().with_functions(...)`. See docs/reference/deadlines.md.

    Arguments without meaning (null, a date that does not exist, half a day) make the call null with a warning.
    """
    found = _Functions(calendar)
    area = "area: string"
    return [
        _host("add working days", (_day("from"), "days: number", area), found.add_working_days),
        _host("add days for act", (_day("from"), "days: number", area), found.add_days_for_act),
        _host("add months for act", (_day("from"), "months: number", area), found.add_months_for_act),
        _host("corresponding day", (_day("from"), "months: number"), found.corresponding_day),
        _host("status end", (_day("from"), "months: number"), found.status_end),
        _host("ban end", (_day("from"), "years: number"), found.ban_end),
        _host("latest day before", (_day("end"), "months: number"), found.latest_day_before),
        _host("last filing day", (_day("from"), "days: number", area), found.last_filing_day),
        _host("working days between", (_day("from"), _day("to"), area), found.working_days_between),
        _host("is working day", (_day("date"), area), found.is_working_day),
        _host("next working day", (_day("date"), area), found.next_working_day),
        _host("is calendar published", (_day("date"), area), found.is_calendar_published),
        _host("start of day", (_day("date"),), found.start_of_day),
        _host("end of day", (_day("date"),), found.end_of_day),
        _host("date in China", (_day("instant"),), found.date_in_china),
    ]


def _day(name: str) -> str:
    return f"{name}: date|date and time|string"


def _host(name: str, parameters: tuple[str, ...], call: Callable[..., object]) -> HostFunction:
    @wraps(call)
    def guarded(*arguments: object) -> object:
        try:
            return call(*arguments)
        except DeadlineError as error:
            raise CallFailure(str(error)) from error

    return HostFunction(name, parameters, guarded, optional=("area",) if "area: string" in parameters else ())


@dataclass(frozen=True, slots=True)
class _Functions:
    """The functions over one calendar provider; arguments are FEEL, JSON or Python values."""

    calendar: CalendarProvider

    def add_working_days(self, from_: object, days: object, area: str | None = None) -> date:
        """The last of so many working days after `from` (rule 2.2)."""
        return act_deadline(_date(from_), WorkingDays(_whole(days)), self.calendar(area)).due

    def add_days_for_act(self, from_: object, days: object, area: str | None = None) -> date:
        """The last day for an act within so many calendar days, moved off rest days (rules 2.1, 2.4)."""
        return act_deadline(_date(from_), CalendarDays(_whole(days)), self.calendar(area)).due

    def add_months_for_act(self, from_: object, months: object, area: str | None = None) -> date:
        """The last day for an act within so many months, moved off rest days (rules 2.3, 2.4)."""
        return act_deadline(_date(from_), Months(_whole(months)), self.calendar(area)).due

    def corresponding_day(self, from_: object, months: object) -> date:
        """The corresponding day so many months later, or the month's end; not moved (rule 2.3)."""
        return corresponding_day(_date(from_), Months(_whole(months)).amount)

    def status_end(self, from_: object, months: object) -> date:
        """The last day of a status of so many months that begins on `from`, that day included (rule 2.1a)."""
        return status_deadline(_date(from_), Months(_whole(months)), self.calendar(None)).due

    def ban_end(self, from_: object, years: object) -> date:
        """The last barred day of a ban of so many years; free the day after (rule 2.6)."""
        return ban_deadline(_date(from_), Years(_whole(years)), self.calendar(None)).due

    def latest_day_before(self, end: object, months: object) -> date:
        """The latest day at least so many months before `end`; not moved (rule 2.5)."""
        return latest_day_before(_date(end), Months(_whole(months)), self.calendar(None)).due

    def last_filing_day(self, from_: object, days: object, area: str | None = None) -> date:
        """The last day for filing before 超过 N 日 has its consequence, moved off rest days (rule 2.7)."""
        return limit_deadline(_date(from_), CalendarDays(_whole(days)), self.calendar(area)).due

    def working_days_between(self, from_: object, to: object, area: str | None = None) -> int:
        """Working days after `from` through `to`; negative when `to` is earlier."""
        return self.calendar(area).working_days_between(_date(from_), _date(to))

    def is_working_day(self, on: object, area: str | None = None) -> bool:
        """Whether people work on that day."""
        return self.calendar(area).is_working_day(_date(on))

    def next_working_day(self, after: object, area: str | None = None) -> date:
        """The first working day after that day."""
        return self.calendar(area).next_working_day(_date(after))

    def is_calendar_published(self, on: object, area: str | None = None) -> bool:
        """Whether the arrangement that decides about that day is published; false means a provisional answer."""
        return self.calendar(area).is_official(_date(on))

    def start_of_day(self, on: object) -> datetime:
        """The instant of 00:00 in China on that date: when a status dated that day begins."""
        return start_of_day(_date(on))

    def end_of_day(self, on: object) -> datetime:
        """The instant of 24:00 in China on that date: when a deadline due that day has elapsed."""
        return end_of_day(_date(on))

    def date_in_china(self, instant: object) -> date:
        """The date in China at that instant."""
        return _date(instant)


def _date(value: object) -> date:
    return date_of(value if isinstance(value, date | str) else to_json(value))


def _whole(value: object) -> int:
    """The number as an int; a fraction or anything else as 0, which every period refuses with its own message."""
    return int(value) if isinstance(value, int | Decimal) and value == int(value) else 0
