"""What a diagram refers to: forms, decisions and called processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from engine.dialect.names import zeebe
from engine.dialect.xml import parse_xml

_REFERENCES = {
    zeebe("formDefinition"): ("form", "formId"),
    zeebe("calledDecision"): ("decision", "decisionId"),
    zeebe("calledElement"): ("process", "processId"),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One element's reference to a definition by its id."""

    kind: str
    id: str
    element_id: str


def references(diagram: bytes) -> list[Reference]:
    """The references of a deployed diagram in document order; ids computed by an expression are left out."""
    return list(_found(parse_xml(diagram, resource="diagram")))


def _found(root: etree._Element) -> Iterator[Reference]:
    for element in root.iter(*_REFERENCES):
        kind, attribute = _REFERENCES[str(element.tag)]
        id_ = element.get(attribute)
        if id_ and not id_.startswith("="):
            yield Reference(kind, id_, _holder(element))


def _holder(element: etree._Element) -> str:
    return next((str(above.get("id")) for above in element.iterancestors() if above.get("id")), "")
