"""Rule `variable-name`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import ZEEBE, split
from engine.dialect.lint.rule import Report, Words, rule

NAME = re.compile(r"[^\W\d]\w*")
RESERVED = frozenset(
    [
        "null",
        "true",
        "false",
        "function",
        "if",
        "then",
        "else",
        "for",
        "return",
        "some",
        "every",
        "satisfies",
        "between",
        "instance",
        "of",
        "not",
        "and",
        "or",
        "in",
    ]
)
# zeebe element -> attributes that name a variable, and whether a path such as a.b is allowed
PLACES = {
    "input": (("target",), True),
    "output": (("target",), True),
    "calledDecision": (("resultVariable",), False),
    "script": (("resultVariable",), False),
    "loopCharacteristics": (("inputElement", "outputCollection"), False),
    "adHoc": (("outputCollection",), False),
}


@rule(
    "variable-name",
    Words("use letters, digits and underscores, such as applicationNumber", "请用字母、数字和下划线，例如 applicationNumber"),
)
def variable_name(diagram: Diagram) -> Iterator[Report]:
    """Variables have names that an expression can read.

    Letters (Chinese too), digits and underscores, not starting with a digit, and not a word of FEEL. Targets of
    mappings may be paths, such as `licence.number`.
    """
    for element in diagram.model:
        namespace, kind = split(element.tag)
        attributes, is_path = PLACES.get(kind, ((), False)) if namespace == ZEEBE else ((), False)
        for attribute in attributes:
            value = element.get(attribute)
            if value is None and kind not in ("input", "output"):
                continue
            parts = (value or "").split(".") if is_path else [value or ""]
            if not all(is_name(part) for part in parts) and (value or is_path):
                yield Report(
                    element,
                    Words(f"{attribute} '{value or ''}' is not a variable name", f"{attribute}“{value or ''}”不是合法的变量名"),
                )


def is_name(text: str) -> bool:
    """Whether an expression can read a variable of this name."""
    return NAME.fullmatch(text) is not None and text not in RESERVED
