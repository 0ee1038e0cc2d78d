"""Suspension by the party's request and by the agency (PR-09): what is asked, found, counted and allowed."""

from __future__ import annotations

from handlers.suspensions.errors import (
    BeyondTerm,
    DayPassed,
    FindingIncomplete,
    LongerThanCap,
    NothingNamed,
    RectificationTooLate,
    ResumeTooLate,
)
from handlers.suspensions.findings import Findings
from handlers.suspensions.obligations import known_obligations, must_withhold
from handlers.suspensions.periods import check_agency_period, earliest_start, longest_agency_days, require_in_term
from handlers.suspensions.shares import share_reached

__all__ = [
    "BeyondTerm",
    "DayPassed",
    "FindingIncomplete",
    "Findings",
    "LongerThanCap",
    "NothingNamed",
    "RectificationTooLate",
    "ResumeTooLate",
    "check_agency_period",
    "earliest_start",
    "known_obligations",
    "longest_agency_days",
    "must_withhold",
    "require_in_term",
    "share_reached",
]
