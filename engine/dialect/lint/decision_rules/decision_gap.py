"""Rule `decision-gap`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.decision_rules.examples import in_chinese, in_english
from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.rule import Report, Words, rule


@rule("decision-gap", Words("add a rule or a default output", "请补充规则或默认输出"))
def decision_gap(file: DecisionFile) -> Iterator[Report]:
    """Some rule of a table matches whatever the inputs.

    For UNIQUE, FIRST, ANY and PRIORITY tables without a default output. Where no rule matches, the result is null and the
    case stops at the first step that needs it. The finding gives an example, at most three of each table. Inputs that are
    counted are taken to be whole numbers from 0 on; allowed input values are respected.
    """
    for finding in file.tables("gap"):
        yield file.report(
            finding,
            Words(
                f"no rule of '{finding.table.label}' matches {in_english(finding)}",
                f"“{finding.table.label}”没有规则命中：{in_chinese(finding)}",
            ),
        )
