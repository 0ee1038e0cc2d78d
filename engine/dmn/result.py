"""What an evaluation of decisions answers, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.feel import FeelWarning, Json, Value, to_json

_SERIOUS = frozenset({"null-input", "null-test", "null-output", "input-values", "hit-policy"})


@dataclass(frozen=True, slots=True)
class MatchedRule:
    """A rule that matched. `index` counts from 1; `outputs` are (id, label, value); `annotations` are the texts of
    the rule by the name of their column (a rule's description stands under "description")."""

    rule_id: str
    index: int
    outputs: tuple[tuple[str, str, Value], ...]
    annotations: Mapping[str, str]

    def to_json(self) -> dict[str, Json]:
        """The rule as JSON."""
        return {
            "ruleId": self.rule_id,
            "index": self.index,
            "outputs": _triples(self.outputs),
            "annotations": dict(self.annotations),
        }


@dataclass(slots=True)
class EvaluatedDecision:
    """A decision that was evaluated, with the inputs (id, label, value) and the matched rules of its tables."""

    id: str
    name: str
    output: Value = None
    inputs: list[tuple[str, str, Value]] = field(default_factory=list)
    matched_rules: list[MatchedRule] = field(default_factory=list)

    def to_json(self) -> dict[str, Json]:
        """The decision as JSON."""
        return {
            "id": self.id,
            "name": self.name,
            "output": to_json(self.output),
            "inputs": _triples(self.inputs),
            "matchedRules": [rule.to_json() for rule in self.matched_rules],
        }


@dataclass(frozen=True, slots=True)
class DecisionResult:
    """The FEEL value of a decision, the decisions it was made of (required ones first), and warnings.

    A warning with code "null-input" means that an input of a table became null although its variable should have been
    there, "null-test" and "null-output" the same of a cell; "hit-policy" that more rules matched than the table allows.
    """

    value: Value
    evaluated: tuple[EvaluatedDecision, ...]
    warnings: tuple[FeelWarning, ...]

    @property
    def problems(self) -> tuple[FeelWarning, ...]:
        """The warnings for which the value must not be trusted; a caller that decides by it should fail.

        These are inputs, tests and outputs that became null by accident, inputs beyond their allowed values and rules
        against the hit policy; and every warning if the value is null.
        """
        if self.value is None:
            return self.warnings
        return tuple(warning for warning in self.warnings if warning.code in _SERIOUS)

    def to_json(self) -> dict[str, Json]:
        """The result as JSON: `value`, `evaluated` and `warnings`."""
        return {
            "value": to_json(self.value),
            "evaluated": [decision.to_json() for decision in self.evaluated],
            "warnings": [{"code": warning.code, "message": str(warning)} for warning in self.warnings],
        }


def _triples(values: tuple[tuple[str, str, Value], ...] | list[tuple[str, str, Value]]) -> list[Json]:
    return [{"id": one, "name": name, "value": to_json(value)} for one, name, value in values]
