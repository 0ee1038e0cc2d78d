"""The policy coaching period (政策辅导期, PR-04): training records, deviations, the one extension, the conclusion."""

from __future__ import annotations

from handlers.coaching.dates import coached_until, rectification_due
from handlers.coaching.errors import FoundByDecider, NotInTheFuture, ReasonsMissing, UnknownPeriod
from handlers.coaching.models import CoachingDeviation, CoachingPeriod, CoachingRecord, Content, Phase, Severity
from handlers.coaching.periods import begin, conclude, decide_extension, extend, note_rectification, period_of
from handlers.coaching.records import minor_deviations, missing_contents, record_coaching, record_deviation

__all__ = [
    "CoachingDeviation",
    "CoachingPeriod",
    "CoachingRecord",
    "Content",
    "FoundByDecider",
    "NotInTheFuture",
    "Phase",
    "ReasonsMissing",
    "Severity",
    "UnknownPeriod",
    "begin",
    "coached_until",
    "conclude",
    "decide_extension",
    "extend",
    "minor_deviations",
    "missing_contents",
    "note_rectification",
    "period_of",
    "record_coaching",
    "record_deviation",
    "rectification_due",
]
