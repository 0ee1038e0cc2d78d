"""Rule `decision-unreachable`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.rule import Report, Words, rule


@rule("decision-unreachable", Words("correct, move or remove the rule", "请更正、移动或删除该规则"), Severity.WARNING)
def decision_unreachable(file: DecisionFile) -> Iterator[Report]:
    """Every rule of a table can conclude some time.

    A rule never does when one of its conditions is never true (also for the allowed input values), or when earlier rules of
    a FIRST table match whenever it does.
    """
    for finding in file.tables("unreachable"):
        [number] = finding.rules
        message = Words(
            f"rule {number} never concludes: earlier rules match whenever it does", f"第 {number} 条规则总被前面的规则遮住"
        )
        yield file.report(finding, message)
    for finding in file.tables("impossible"):
        [number] = finding.rules
        message = Words(f"rule {number} never matches: this condition is never true", f"第 {number} 条规则的这一条件永不成立")
        yield file.report(finding, message)
