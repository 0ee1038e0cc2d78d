"""Links of decision table rows: the annotation column named `provision`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.dmn.xml import children, id_of, line_of, name_of, text_of
from handlers.traceability.link import Link, LinkKind, ids_in

if TYPE_CHECKING:
    from lxml.etree import _Element

COLUMN = "provision"


def table_links(root: _Element, resource: str) -> Iterator[Link]:
    """The links of every row of every decision table, in document order."""
    for decision in children(root, "decision"):
        owner = name_of(decision) or id_of(decision)
        for table in children(decision, "decisionTable"):
            columns = [name_of(column) for column in children(table, "annotation")]
            for number, rule in enumerate(children(table, "rule"), 1):
                entries = zip(columns, children(rule, "annotationEntry"), strict=False)
                for provision in (one for column, entry in entries if column == COLUMN for one in ids_in(text_of(entry))):
                    label = f"{owner} 第{number}行"
                    yield Link(provision, LinkKind.ROW, resource, id_of(rule), label, owner, line_of(rule))
