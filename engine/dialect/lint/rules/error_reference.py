"""Rule `error-reference`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.thrown import bad_codes


@rule(
    "error-reference",
    Words(
        "choose an error with an error code; where it is caught a constant one, or none at all to catch every error",
        "请选择带有错误代码的错误；捕获处须为固定代码，或不选错误以捕获全部",
    ),
)
def error_reference(diagram: Diagram) -> Iterator[Report]:
    """An error event names an error that exists and has a code.

    Errors are business outcomes with a name, such as `licence-expired`. An end event may compute the code with a FEEL
    expression; an event that catches has a constant one, or refers to no error and catches every error. Faults of the
    machinery are incidents and never errors.
    """
    yield from bad_codes(diagram, "error", Words("error", "错误"))
