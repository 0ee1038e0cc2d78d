"""Rule `feel-syntax`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.expressions import expressions
from engine.dialect.lint.feel_words import unexpected
from engine.dialect.lint.rule import Report, Words, rule
from engine.feel import FeelError, FeelSyntaxError, compile_expression


@rule("feel-syntax", Words("correct the expression", "请更正表达式"))
def feel_syntax(diagram: Diagram) -> Iterator[Report]:
    """Every FEEL expression can be read.

    Checked are conditions, mappings, assignments, schedules, priorities, timers, correlation keys, multi-instance
    collections and scripts. The finding gives the line and the column of the file at which the reading stopped.
    """
    for place in expressions(diagram):
        try:
            compile_expression(place.text, functions=diagram.functions)
        except FeelSyntaxError as error:
            message = Words(
                f"the FEEL expression of {place.what} is wrong: expected {error.expected}, but found {error.found}",
                f"{place.what} 的 FEEL 表达式有误：{unexpected(error.found, error.expected)}",
            )
            yield place.report(message, error.position)
        except FeelError as error:
            yield Report(
                place.element,
                Words(f"the FEEL expression of {place.what} is refused: {error}", f"{place.what} 的 FEEL 表达式不被接受"),
            )
