"""Breach handling (PR-10): investigation, findings, decision and measures, their performance, monitoring."""

from __future__ import annotations

from handlers.breaches.damages import agreed_rate, damages_of
from handlers.breaches.decision import decide_breach, decide_no_breach
from handlers.breaches.errors import (
    DateTooEarly,
    DefenceExtendedAlready,
    DefenceOver,
    HoldNotOpen,
    NoAgreedRate,
    NoTerminationGround,
    NotFullyRecovered,
    NoWrittenDecision,
    StillTime,
    SuspendOrTerminate,
    TooFewInvestigators,
    WrongFund,
)
from handlers.breaches.findings import Breach, breach_of
from handlers.breaches.investigation import record_investigators, require_opening
from handlers.breaches.money import fen_of, yuan
from handlers.breaches.monitoring import is_raised, raise_monitoring
from handlers.breaches.performance import (
    check_recovery,
    measure_of,
    record_performance,
    require_written_decision,
    written_decision_allowed,
)

__all__ = [
    "Breach",
    "DateTooEarly",
    "DefenceExtendedAlready",
    "DefenceOver",
    "HoldNotOpen",
    "NoAgreedRate",
    "NoTerminationGround",
    "NoWrittenDecision",
    "NotFullyRecovered",
    "StillTime",
    "SuspendOrTerminate",
    "TooFewInvestigators",
    "WrongFund",
    "agreed_rate",
    "breach_of",
    "check_recovery",
    "damages_of",
    "decide_breach",
    "decide_no_breach",
    "fen_of",
    "is_raised",
    "measure_of",
    "raise_monitoring",
    "record_investigators",
    "record_performance",
    "require_opening",
    "require_written_decision",
    "written_decision_allowed",
    "yuan",
]
