"""Links of BPMN elements: `zeebe:property name="provision"`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.dialect.names import bpmn, zeebe
from engine.dmn.xml import id_of, line_of, name_of
from handlers.traceability.link import Link, LinkKind, ids_in

if TYPE_CHECKING:
    from lxml.etree import _Element

PROPERTY = "provision"


def diagram_links(root: _Element, resource: str) -> Iterator[Link]:
    """The links of every element of a diagram, in document order."""
    for process in root.iter(bpmn("process")):
        for found in process.iter(zeebe("property")):
            if found.get("name") == PROPERTY:
                yield from _links_of(found, resource, name_of(process) or id_of(process))


def _links_of(found: _Element, resource: str, owner: str) -> Iterator[Link]:
    element = next(parent for parent in found.iterancestors() if parent.get("id") is not None)
    place = id_of(element)
    for provision in ids_in(found.get("value")):
        yield Link(provision, LinkKind.ELEMENT, resource, place, name_of(element) or place, owner, line_of(element))
