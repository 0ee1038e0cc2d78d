"""Rule `decision-type`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "decision-type", Words("compare with a value of the input's type, or change the type", "请改用该类型的值，或更改输入列的类型")
)
def decision_type(file: DecisionFile) -> Iterator[Report]:
    """The cells of an input compare it with values of its type.

    A text in a number column, such as `"80"` for 80, is never equal to any number: the rule could not match. Columns
    without a type and cells that compute are not looked at.
    """
    for finding in file.tables("type"):
        name, kind, value = finding.details
        message = Words(
            f"input '{name}' is of type {kind}, but it is compared with {value}",
            f"输入“{name}”的类型是 {kind}，却与 {value} 比较",
        )
        yield file.report(finding, message)
