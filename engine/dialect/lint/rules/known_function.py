"""Rule `known-function`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.calls import bad_calls
from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.expressions import FeelPlace, expressions
from engine.dialect.lint.rule import Report, Words, rule
from engine.feel import FeelError, FunctionLibrary


@rule("known-function", Words("correct the function's name or its arguments", "请更正函数名称或参数"))
def known_function(diagram: Diagram) -> Iterator[Report]:
    """Expressions call only functions that exist, with a number of arguments they take.

    A call of an unknown function is null in FEEL, so a misspelled deadline would simply never come. The functions
    are those of FEEL, of Camunda and of this server; when the server's are not given (on the command line), nothing
    is checked.
    """
    if diagram.functions is None:
        return
    for place in expressions(diagram):
        try:
            yield from _reports(place, diagram.functions)
        except FeelError:  # reported by feel-syntax
            continue


def _reports(place: FeelPlace, library: FunctionLibrary) -> Iterator[Report]:
    for call in bad_calls(place.text, library):
        words = Words(f"there is no function '{call.function}'", f"没有函数“{call.function}”")
        if call.is_known:
            words = Words(
                f"function '{call.function}' does not take {call.arguments} arguments",
                f"函数“{call.function}”不接受 {call.arguments} 个参数",
            )
        yield place.report(Words(f"{words.en} (in {place.what})", f"{words.zh}（{place.what}）"), call.offset)
