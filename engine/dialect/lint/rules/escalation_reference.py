"""Rule `escalation-reference`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.thrown import bad_codes


@rule(
    "escalation-reference",
    Words(
        "choose an escalation with a code; where it is caught a constant one, or none at all to catch every escalation",
        "请选择带有代码的升级；捕获处须为固定代码，或不选升级以捕获全部",
    ),
)
def escalation_reference(diagram: Diagram) -> Iterator[Report]:
    """An escalation event names an escalation that exists and has a code.

    A throw or end event may compute the code with a FEEL expression; an event that catches has a constant one, or
    refers to no escalation and catches every escalation.
    """
    yield from bad_codes(diagram, "escalation", Words("escalation", "升级"))
