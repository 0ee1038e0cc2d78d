"""Rule `decision-output`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.decisions import DecisionFile
from engine.dialect.lint.rule import Report, Words, rule


@rule("decision-output", Words("correct the value, or what the output allows", "请更正该值，或更改输出列允许的值"))
def decision_output(file: DecisionFile) -> Iterator[Report]:
    """Constant outputs are of the type of their column and among its output values.

    A value of another type would become null; one beyond the list of output values has no place in its order.
    """
    for finding in file.tables("output"):
        name, value = finding.details
        message = Words(f"output '{name}' does not allow {value}", f"输出“{name}”不允许 {value}")
        yield file.report(finding, message)
