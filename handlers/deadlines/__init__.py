"""Deadlines: one service for every period of the regulation (procedures.md section 2).

The arithmetic is pure: a `Term` (rule, start, period) and a `WorkingCalendar` give a `Deadline` with its
explanation. `ledger` keeps the running clocks in the database, `overrides` the arrangements loaded there.
"""

from __future__ import annotations

from handlers.deadlines.arrangements import Arrangement
from handlers.deadlines.calendar import WorkingCalendar, Year
from handlers.deadlines.dates import (
    corresponding_day,
    date_in_china,
    date_of,
    day_elapsing_at,
    end_of_day,
    start_of_day,
)
from handlers.deadlines.deadline import Deadline, Rule, Step
from handlers.deadlines.pauses import Pause, merge
from handlers.deadlines.periods import (
    CalendarDays,
    Months,
    Period,
    Unit,
    WorkingDays,
    Years,
    period_of,
)
from handlers.deadlines.rules import (
    act_deadline,
    ban_deadline,
    days_elapsed,
    exceeds,
    fixed_deadline,
    floor_deadline,
    latest_day_before,
    limit_deadline,
    status_deadline,
)
from handlers.deadlines.term import Term

__all__ = [
    "Arrangement",
    "CalendarDays",
    "Deadline",
    "Months",
    "Pause",
    "Period",
    "Rule",
    "Step",
    "Term",
    "Unit",
    "WorkingCalendar",
    "WorkingDays",
    "Year",
    "Years",
    "act_deadline",
    "ban_deadline",
    "corresponding_day",
    "date_in_china",
    "date_of",
    "day_elapsing_at",
    "days_elapsed",
    "end_of_day",
    "exceeds",
    "fixed_deadline",
    "floor_deadline",
    "latest_day_before",
    "limit_deadline",
    "merge",
    "period_of",
    "start_of_day",
    "status_deadline",
]
