"""What errors and escalations have in common for the rules: a code, thrown here and caught there."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import is_given, kind
from engine.dialect.lint.rule import Report, Words

THROWING = ("intermediateThrowEvent", "endEvent")


def bad_codes(diagram: Diagram, name: str, word: Words) -> Iterator[Report]:
    """Complaints about the references and codes of all events that throw or catch `name`."""
    for definition in diagram.all(f"{name}EventDefinition"):
        key = definition.get(f"{name}Ref")
        declared = None if key is None else diagram.by_id.get(key)
        if key is None and not throws(definition):
            continue
        if declared is None or kind(declared) != name:
            yield Report(
                definition, Words(f"{name}Ref '{key or ''}' is not an {word.en}", f"{name}Ref“{key or ''}”不是{word.zh}")
            )
            continue
        code = declared.get(f"{name}Code", "").strip()
        if not is_given(code):
            yield Report(definition, Words(f"{word.en} '{key}' has no code", f"{word.zh}“{key}”没有代码"))
        elif code.startswith("=") and not throws(definition):
            yield Report(
                definition,
                Words(f"{word.en} '{key}' has no constant code to catch", f"{word.zh}“{key}”的代码不固定，无法据此捕获"),
            )


def throws(definition: etree._Element) -> bool:
    """Whether the event around an event definition throws."""
    event = definition.getparent()
    return event is not None and kind(event) in THROWING


def caught_code(diagram: Diagram, definition: etree._Element, name: str) -> str | None:
    """The code a catching event takes; None takes all."""
    declared = diagram.by_id.get(definition.get(f"{name}Ref", ""))
    return None if declared is None else declared.get(f"{name}Code", "")
