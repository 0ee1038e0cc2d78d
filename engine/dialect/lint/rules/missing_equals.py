"""Rule `missing-equals`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.finding import Severity
from engine.dialect.lint.names import zeebe
from engine.dialect.lint.rule import Report, Words, rule
from engine.feel import FeelError, compile_expression
from engine.feel.syntax.nodes import Arithmetic, Literal, Name


@rule(
    "missing-equals",
    Words('start it with "=" if it is an expression', "如果是表达式，请以“=”开头"),
    Severity.WARNING,
)
def missing_equals(diagram: Diagram) -> Iterator[Report]:
    """The source of a mapping that looks like an expression starts with `=`.

    Without it the text itself is the value: `count(items)` would be these twelve letters. An input may well be a constant
    text, so only calls, paths, comparisons, lists and the like are pointed out; the source of an output hardly ever is, so
    names are too. Conditions, timers and collections have rules of their own.
    """
    for element in diagram.model:
        is_output = element.tag == zeebe("output")
        if not is_output and element.tag != zeebe("input"):
            continue
        source = element.get("source", "").strip()
        if source and not source.startswith("=") and _looks_like_feel(source, is_output=is_output):
            message = Words(f"the source '{source}' has no leading '='", f"来源“{source}”缺少开头的“=”")
            yield Report(element, message, offset=0, attribute="source")


def _looks_like_feel(text: str, *, is_output: bool) -> bool:
    try:
        node = compile_expression(text).node
    except FeelError:
        return False
    if isinstance(node, Name):
        return is_output and " " not in text
    # `front-desk` is a code and no subtraction
    return not isinstance(node, Literal | Arithmetic)
