"""Two versions of a diagram or of a decision model: elements are told apart by their ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from engine.dialect.difference.change import Change, Described, compare
from engine.dialect.xml import parse_xml

_DRAWINGS = ("DI", "DMNDI", "DD/20100524/DI", "DC")
_REFERENCES = ("incoming", "outgoing", "flowNodeRef")
_PREFIXES = {"MODEL": "", "zeebe/1.0": "zeebe:", "modeler/1.0": "modeler:"}
_KEYS = ("key", "name", "target", "eventType")


def compare_models(old: bytes, new: bytes) -> tuple[Change, ...]:
    """What changed between two BPMN or two DMN files. Raises `XmlError`."""
    return compare(_described(parse_xml(old, resource="old")), _described(parse_xml(new, resource="new")))


def _described(root: etree._Element) -> dict[str, Described]:
    drawings = _drawings(root)
    found: dict[str, Described] = {}
    for element in root.iter("*"):
        id_ = element.get("id")
        if id_ is None or element is root or _is_drawing(element) or _is_part(element):
            continue
        found[id_] = Described(_local(element), _name(element), dict(_flat(element)), drawings.get(id_, ""))
    return found


def _name(element: etree._Element) -> str | None:
    return element.get("name") or element.get("label")


def _is_part(element: etree._Element) -> bool:
    """Whether it only says something about the element around it, such as an event definition or a condition."""
    name = _local(element)
    return name.endswith(("Definition", "Expression", "LoopCharacteristics", "Entry")) or name in ("text", "variable")


def _flat(element: etree._Element, path: str = "") -> Iterator[tuple[str, str]]:
    """Everything an element says itself, as (path, value); elements of their own inside it are left out."""
    for attribute, value in element.attrib.items():
        if str(attribute) != "id":
            yield path + _short(str(attribute)), str(value)
    text = (element.text or "").strip()
    if text:
        yield path + "text", text
    seen: dict[str, int] = {}
    for child in element.iterchildren("*"):
        if _is_drawing(child) or _local(child) in _REFERENCES:
            continue
        if child.get("id") is not None and not _is_part(child):
            continue
        yield from _flat(child, f"{path}{_place(child, seen)}/")


def _place(child: etree._Element, seen: dict[str, int]) -> str:
    tag = str(child.tag)
    name = _short(tag)
    key = next((child.get(key) for key in _KEYS if child.get(key)), None)
    if key is not None:
        return f"{name}[{key}]"
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}[{seen[name]}]"


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _short(tag: str) -> str:
    name = etree.QName(tag)
    prefix = next((short for end, short in _PREFIXES.items() if (name.namespace or "").endswith(end)), "")
    return prefix + name.localname


def _is_drawing(element: etree._Element) -> bool:
    namespace = etree.QName(element).namespace or ""
    return namespace.rstrip("/").endswith(_DRAWINGS)


def _drawings(root: etree._Element) -> Mapping[str, str]:
    """How each element is drawn: the bounds, way points and labels of its shape or edge."""
    found: dict[str, str] = {}
    for element in root.iter("*"):
        drawn = element.get("bpmnElement") or element.get("dmnElementRef")
        if drawn is not None and not _local(element).endswith("Plane"):
            found[drawn] = " ".join(_numbers(element))
    return found


def _numbers(element: etree._Element) -> Iterator[str]:
    for part in element.iter():
        for attribute, value in part.attrib.items():
            name = str(attribute)
            if name not in ("id", "bpmnElement", "dmnElementRef"):
                yield f"{name}={value!s}"
