"""Collects the links of a folder of processes and of a folder of features."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.dialect.xml import parse_xml
from handlers.traceability.diagrams import diagram_links
from handlers.traceability.link import Link
from handlers.traceability.scenarios import scenario_links
from handlers.traceability.tables import table_links

if TYPE_CHECKING:
    from lxml.etree import _Element

READERS: dict[str, Callable[[_Element, str], Iterator[Link]]] = {".bpmn": diagram_links, ".dmn": table_links}


def collect_links(processes: Path, features: Path) -> list[Link]:
    """All links, in the order of the files. Raises `XmlError`, `FeatureError`."""
    found: list[Link] = []
    for path in sorted(path for path in processes.rglob("*") if path.suffix in READERS):
        resource = path.relative_to(processes).as_posix()
        found.extend(READERS[path.suffix](parse_xml(path.read_bytes(), resource=resource), resource))
    found.extend(scenario_links(features))
    return found
