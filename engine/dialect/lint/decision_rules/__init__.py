"""The rules for decisions, one per file. A new rule is added to `RULES` and nowhere else."""

from __future__ import annotations

from engine.dialect.lint.decision_rules.decision_function import decision_function
from engine.dialect.lint.decision_rules.decision_gap import decision_gap
from engine.dialect.lint.decision_rules.decision_id_length import decision_id_length
from engine.dialect.lint.decision_rules.decision_model import decision_model
from engine.dialect.lint.decision_rules.decision_name import decision_name
from engine.dialect.lint.decision_rules.decision_output import decision_output
from engine.dialect.lint.decision_rules.decision_overlap import decision_overlap
from engine.dialect.lint.decision_rules.decision_syntax import decision_syntax
from engine.dialect.lint.decision_rules.decision_type import decision_type
from engine.dialect.lint.decision_rules.decision_unreachable import decision_unreachable
from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.rule import Rule

RULES: tuple[Rule[DecisionFile], ...] = (
    decision_function,
    decision_gap,
    decision_id_length,
    decision_model,
    decision_name,
    decision_output,
    decision_overlap,
    decision_syntax,
    decision_type,
    decision_unreachable,
)
