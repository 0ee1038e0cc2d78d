"""Rule `feel-syntax`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.expressions import expressions
from engine.dialect.lint.rule import Report, Words, rule
from engine.feel import FeelError, FeelSyntaxError, compile_expression


@rule("feel-syntax", Words("correct the expression", "请更正表达式"))
def feel_syntax(diagram: Diagram) -> Iterator[Report]:
    """Every FEEL expression can be read.

    Checked are conditions, mappings, assignments, schedules, priorities, timers, correlation keys, multi-instance
    collections and scripts. The finding gives the column inside the expression, counted from 1 after the leading `=`.
    """
    for place in expressions(diagram):
        try:
            compile_expression(place.text, functions=diagram.functions)
        except FeelSyntaxError as error:
            yield Report(
                place.element,
                Words(
                    f"the FEEL expression of {place.what} is wrong at line {error.line}, column {error.column}: "
                    f"expected {error.expected}, but found {error.found}",
                    f"{place.what} 的 FEEL 表达式第 {error.line} 行第 {error.column} 列有误：此处不应是 {error.found}",
                ),
                column=error.column,
            )
        except FeelError as error:
            yield Report(
                place.element,
                Words(f"the FEEL expression of {place.what} is refused: {error}", f"{place.what} 的 FEEL 表达式不被接受"),
            )
