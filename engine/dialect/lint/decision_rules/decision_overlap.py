"""Rule `decision-overlap`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.decision_rules.examples import in_chinese, in_english
from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "decision-overlap",
    Words("narrow one of the rules, or choose another hit policy", "请缩小其中一条规则的条件，或更换命中策略"),
    Severity.WARNING,
)
def decision_overlap(file: DecisionFile) -> Iterator[Report]:
    """No inputs match two rules of a UNIQUE table, or two rules with different outputs of an ANY table.

    Such inputs have no result: the case would stop with an incident. The finding names both rules and an example. It is a
    warning, since the inputs of the example may never come together; tables whose cells are more than constants,
    comparisons and ranges are not looked through.
    """
    for finding in file.tables("overlap"):
        first, second = finding.rules
        message = Words(
            f"rules {first} and {second} both match {in_english(finding)}",
            f"第 {first} 条与第 {second} 条规则同时命中：{in_chinese(finding)}",
        )
        yield file.report(finding, message)
