"""`range("[1..10]")` (DMN 1.5, 10.3.4.1): a range from its text, whose ends must be literals."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.feel.builtins.builtin import Family
from engine.feel.builtins.temporal import date_from_text, datetime_from_text, duration_from_text, time_from_text
from engine.feel.errors import FeelSyntaxError
from engine.feel.evaluation import Evaluation
from engine.feel.functions import CallFailure
from engine.feel.operators.arithmetic import negate
from engine.feel.operators.membership import make_range
from engine.feel.syntax import parse_expression
from engine.feel.syntax.nodes import Call, Literal, Name, Negation, Node, RangeLiteral
from engine.feel.values import Value

RANGE_TEXTS = Family()
_CONSTRUCTORS: Mapping[str, Callable[[Evaluation, str], Value]] = {
    "date": date_from_text,
    "time": time_from_text,
    "date and time": datetime_from_text,
    "duration": duration_from_text,
}


@RANGE_TEXTS.function("range", "from: string")
def range_from_text(run: Evaluation, text: str) -> Value:
    """A range from a text such as "[1..10)" or "(..10]"-like ones with literals at both ends."""
    try:
        node = parse_expression(text, functions=("date and time",), dialect=run.dialect)
    except FeelSyntaxError as error:
        raise CallFailure(f"Expected the text of a range, but found {text[:40]!r}") from error
    if not isinstance(node, RangeLiteral):
        raise CallFailure(f"Expected the text of a range, but found {text[:40]!r}")
    start, end = _endpoint(run, node.low), _endpoint(run, node.high)
    if (start is None and node.low_included) or (end is None and node.high_included):
        raise CallFailure("Expected an open end to be excluded")
    interval = make_range(start, node.low_included, end, node.high_included)
    if interval is None:
        raise CallFailure(f"Expected two ordered ends of one kind, but found {text[:40]!r}")
    return interval


def _endpoint(run: Evaluation, node: Node) -> Value:
    if isinstance(node, Literal):
        return node.value
    if isinstance(node, Negation):
        return negate(_endpoint(run, node.operand))
    if isinstance(node, Call) and isinstance(node.function, Name) and node.function.name in _CONSTRUCTORS:
        (argument,) = node.arguments or (None,)
        if isinstance(argument, Literal) and isinstance(argument.value, str):
            return _CONSTRUCTORS[node.function.name](run, argument.value)
    raise CallFailure("Expected literals at the ends of the range")
