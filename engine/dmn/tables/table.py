"""A decision table and its evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.dmn.result import MatchedRule
from engine.dmn.scope import Scope
from engine.dmn.session import Session, fit
from engine.dmn.tables.policies import HitPolicy, Row
from engine.feel import Expression, FeelWarning, UnaryTests, Value
from engine.feel.kinds import kind_of
from engine.feel.mistakes import mistakes
from engine.feel.types import FeelType


@dataclass(frozen=True, slots=True)
class Input:
    """A column of conditions. `allowed` are its input values."""

    id: str
    name: str
    expression: Expression
    type: FeelType | None
    allowed: UnaryTests | None


@dataclass(frozen=True, slots=True)
class Output:
    """A column of conclusions. `ranking` are its output values, best first; `default` is for no match.

    `name` is the entry of the result, `label` what people call it.
    """

    id: str
    name: str
    label: str
    type: FeelType | None
    ranking: tuple[Value, ...] | None
    default: Expression | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A row. A test that is always true is left out: `tests` are (column, test)."""

    id: str
    index: int
    tests: tuple[tuple[int, UnaryTests], ...]
    outputs: tuple[Expression | None, ...]
    annotations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A compiled decision table."""

    id: str
    label: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    policy: HitPolicy

    def evaluate(self, session: Session, scope: Scope) -> Value:
        """The conclusion for the variables of a scope. Matched rules are reported to the session's decision."""
        values = self._read_inputs(session, scope)
        if values is None:
            return None
        known = len(session.run.warnings)
        matched = self._match(session, scope, values)
        self._warn_of_mistakes(session, known)
        rows = [self._conclude(session, scope, rule) for rule in matched]
        self._report(session, values, matched, rows)
        if not rows:
            return self._default(session, scope)
        answer = self.policy.choose(rows, self.outputs)
        if answer.problem is not None:
            rules = ", ".join(f"{rule.index} ('{rule.id}')" for rule in matched)
            session.warn("hit-policy", f"Expected {answer.problem}, but rules {rules} matched", self.label)
        return answer.value

    def _read_inputs(self, session: Session, scope: Scope) -> list[Value] | None:
        values = []
        for column in self.inputs:
            known = len(session.run.warnings)
            given = column.expression.run(session.run, scope)
            value = fit(session, given, column.type, f"input '{column.name}'", self.label)
            if value is None and len(session.run.warnings) > known:
                session.warn("null-input", f"Expected a value for input '{column.name}', but it is null", self.label)
            if not self._is_allowed(session, scope, column, value):
                session.warn("input-values", _not_allowed(column, value), self.label)
                return None
            values.append(value)
        return values

    @staticmethod
    def _is_allowed(session: Session, scope: Scope, column: Input, value: Value) -> bool:
        if column.allowed is None or value is None:
            return True
        return column.allowed.matches(session.run, value, scope) is True

    def _warn_of_mistakes(self, session: Session, known: int) -> None:
        """A cell with a misspelt variable is not true, and another rule would quietly conclude."""
        warnings = session.run.warnings[known:]
        if not warnings:
            return
        tests = {test.text: test for rule in self.rules for _, test in rule.tests}
        for text, test in tests.items():
            for mistake in mistakes(test.node, (one for one in warnings if one.text == text)):
                session.warn("null-test", f"Expected tests that can be answered, but {_mistake(mistake)}", self.label)
                return

    def _match(self, session: Session, scope: Scope, values: list[Value]) -> list[Rule]:
        matched = []
        for rule in self.rules:
            if self._passes(rule, session, scope, values):
                matched.append(rule)
                if self.policy.first_only:
                    break
        return matched

    def _passes(self, rule: Rule, session: Session, scope: Scope, values: list[Value]) -> bool:
        run = session.run
        for column, test in rule.tests:
            answer = test.matches(run, values[column], scope)
            if answer is not True:
                if answer is None and values[column] is not None:
                    kind = kind_of(values[column])
                    message = f"Expected a test for {kind}, but '{test.text}' in rule {rule.index} is none"
                    session.warn("not-comparable", message, self.label)
                return False
        return True

    def _conclude(self, session: Session, scope: Scope, rule: Rule) -> Row:
        row = []
        for output, expression in zip(self.outputs, rule.outputs, strict=True):
            known = len(session.run.warnings)
            given = None if expression is None else expression.run(session.run, scope)
            value = fit(session, given, output.type, f"output '{output.name}'", self.label)
            if value is None and len(session.run.warnings) > known:
                name = output.name or self.label
                message = f"Expected a value for output '{name}' of rule {rule.index}, but it is null"
                session.warn("null-output", message, self.label)
            row.append(value)
        return row

    def _default(self, session: Session, scope: Scope) -> Value:
        if all(output.default is None for output in self.outputs):
            return self.policy.without_match
        row = [None if one.default is None else one.default.run(session.run, scope) for one in self.outputs]
        return self.policy.box(row, self.outputs)

    def _report(self, session: Session, values: list[Value], matched: list[Rule], rows: list[Row]) -> None:
        record = session.current
        if record is None:
            return
        record.inputs.extend((one.id, one.name, value) for one, value in zip(self.inputs, values, strict=True))
        for rule, row in zip(matched, rows, strict=True):
            outputs = tuple((one.id, one.label, value) for one, value in zip(self.outputs, row, strict=True))
            record.matched_rules.append(MatchedRule(rule.id, rule.index, outputs, rule.annotations))


def _not_allowed(column: Input, value: Value) -> str:
    return f"Expected an allowed value for input '{column.name}', but found another {kind_of(value)}"


def _mistake(warning: FeelWarning) -> str:
    return f"'{warning.source}' is null: {warning.message}"
