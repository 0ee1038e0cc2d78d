"""Rule `condition-expression`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import text
from engine.dialect.lint.rule import Report, Words, rule


@rule("condition-expression", Words('write a FEEL expression that starts with "="', "请写以“=”开头的 FEEL 表达式"))
def condition_expression(diagram: Diagram) -> Iterator[Report]:
    """A condition is a FEEL expression with a leading `=`.

    This holds for the conditions of flows and of conditional events, and for the completion conditions of multi-instance
    activities. Without
    the `=` the text would be a constant and not a question. Camunda Modeler's linter does not see this.
    """
    for element in diagram.all("conditionExpression", "completionCondition", "condition"):
        if not text(element).removeprefix("=").strip():
            yield Report(element, Words("the condition is empty", "条件为空"))
        elif not text(element).startswith("="):
            yield Report(
                element,
                Words(f"the condition '{text(element)}' has no leading '='", f"条件“{text(element)}”缺少开头的“=”"),
            )
