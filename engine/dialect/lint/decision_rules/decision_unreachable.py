"""Rule `decision-unreachable`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.rule import Report, Words, rule

_ZH = {"earlier": "前面的", "better": "优先的"}


@rule("decision-unreachable", Words("correct, move or remove the rule", "请更正、移动或删除该规则"), Severity.WARNING)
def decision_unreachable(file: DecisionFile) -> Iterator[Report]:
    """Every rule of a table can conclude some time.

    A rule never does when one of its conditions is never true (also for the allowed input values), or when earlier rules of
    a FIRST table, or rules of a PRIORITY table with better outputs, match whenever it does.
    """
    for finding in file.tables("unreachable"):
        [number] = finding.rules
        [stronger] = finding.details
        message = Words(
            f"rule {number} never concludes: {stronger} rules match whenever it does",
            f"第 {number} 条规则总被{_ZH[stronger]}规则遮住",
        )
        yield file.report(finding, message)
    for finding in file.tables("impossible"):
        [number] = finding.rules
        message = Words(f"rule {number} never matches: this condition is never true", f"第 {number} 条规则的这一条件永不成立")
        yield file.report(finding, message)
