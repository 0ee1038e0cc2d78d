"""DMN 1.3 to 1.5: decision tables, requirements, boxed expressions, business knowledge and decision services.

`load_decisions` compiles a file once; `Decisions.evaluate` answers the value and which rules matched and why.
"""

from __future__ import annotations

from engine.dmn.decisions import Decisions, load_decisions
from engine.dmn.errors import CyclicDecisions, DmnError, DmnFinding, UnknownDecision
from engine.dmn.result import DecisionResult, EvaluatedDecision, MatchedRule
from engine.dmn.tables.finding import TableFinding

__all__ = [
    "CyclicDecisions",
    "DecisionResult",
    "Decisions",
    "DmnError",
    "DmnFinding",
    "EvaluatedDecision",
    "MatchedRule",
    "TableFinding",
    "UnknownDecision",
    "load_decisions",
]
