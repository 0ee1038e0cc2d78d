"""Termination of an agreement (PR-11): facts and grounds, the fault class, what documents say, the final clearing."""

from __future__ import annotations

from handlers.terminations.clearing import DeferredLine, check_lines
from handlers.terminations.decisions import ending_decision, find_ending_decision
from handlers.terminations.effects import EFFECTS, ban_text
from handlers.terminations.facts import ground_facts
from handlers.terminations.grounds import Ground, grounds_of, label_of, require_class
from handlers.terminations.verdict import Verdict, decide_verdict

__all__ = [
    "EFFECTS",
    "DeferredLine",
    "Ground",
    "Verdict",
    "ban_text",
    "check_lines",
    "decide_verdict",
    "ending_decision",
    "find_ending_decision",
    "ground_facts",
    "grounds_of",
    "label_of",
    "require_class",
]
