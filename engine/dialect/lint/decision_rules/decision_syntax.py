"""Rule `decision-syntax`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.feel_words import unexpected
from engine.dialect.lint.rule import Report, Words, rule


@rule("decision-syntax", Words("correct the expression", "请更正表达式"))
def decision_syntax(file: DecisionFile) -> Iterator[Report]:
    """Every FEEL expression of a decision can be read.

    Checked are cells, input expressions, output values, allowed values and every boxed expression. The finding gives the
    line and the column of the file at which the reading stopped.
    """
    for fault in file.faults:
        element = file.root if fault.element is None else fault.element
        if fault.code == "syntax":
            found, expected = fault.details
            message = Words(
                f"the FEEL expression is wrong: expected {expected}, but found {found}",
                f"FEEL 表达式有误：{unexpected(found, expected)}",
            )
            yield Report(element, message, offset=fault.offset)
        elif fault.code == "limit":
            yield Report(element, Words(f"the FEEL expression is refused: {fault.message}", "FEEL 表达式不被接受"))
