"""The files of the procedures, and what every sheet reads from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.dialect.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
ZEEBE = "{http://camunda.org/schema/zeebe/1.0}"


def files(suffix: str, folder: Path) -> Iterator[Path]:
    """The files of a kind, procedure by procedure."""
    yield from sorted(folder.glob(f"*/*.{suffix}"))


@cache
def processes(folder: Path) -> Mapping[str, _Element]:
    """Every process by its id."""
    roots = [parse_xml(path.read_bytes(), resource=path.name) for path in files("bpmn", folder)]
    return {process.get("id", ""): process for root in roots for process in root.iter(f"{BPMN}process")}


def property_of(element: _Element, name: str) -> str | None:
    """The value of a property of the element itself, or None."""
    found = element.iterfind(f"{BPMN}extensionElements/{ZEEBE}properties/{ZEEBE}property")
    return next((one.get("value") for one in found if one.get("name") == name), None)


def value_of(found: _Element | None, attribute: str) -> str:
    """The attribute without the `=` of an expression; empty where there is no such element."""
    return "" if found is None else found.get(attribute, "").removeprefix("=")


def definitions(event: _Element) -> Iterator[_Element]:
    """What an event waits for or tells."""
    yield from (one for one in event.iterchildren(tag="*") if str(one.tag).endswith("EventDefinition"))
