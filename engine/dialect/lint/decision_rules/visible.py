"""The expressions of decisions, each with the names that it may use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from engine.dialect.lint.names import elements

_TESTS = frozenset({"inputEntry", "inputValues"})
_LOOPS = frozenset({"for", "some", "every"})


@dataclass(frozen=True, slots=True)
class Visible:
    """A text and the names known where it stands; it starts at `offset` of the text of `element`."""

    element: etree._Element
    text: str
    offset: int
    names: frozenset[str]
    is_test: bool


def texts(root: etree._Element) -> Iterator[Visible]:
    """The expressions of all decisions that require input data, and of all knowledge models."""
    names = {element.get("id", ""): _name(element) for element in elements(root)}
    for element in elements(root):
        kind = _kind(element)
        if kind == "businessKnowledgeModel" or (kind == "decision" and element.find(".//{*}requiredInput") is not None):
            yield from _below(element, frozenset(_required(element, names)) | {_name(element)})


def _required(element: etree._Element, names: dict[str, str]) -> Iterator[str]:
    """Names of what a node requires, in the file or by the name of an import; decisions also by their ids."""
    for link in element.iterfind("*[@href]"):
        yield link.get("href", "").rpartition("#")[2]
    for link in element.iterfind("*/*[@href]"):
        key = link.get("href", "").rpartition("#")[2]
        yield key
        yield names.get(key, key)
    for imported in element.iterfind("../{*}import"):
        yield _name(imported)


def _below(element: etree._Element, names: frozenset[str]) -> Iterator[Visible]:
    kind = _kind(element)
    if kind == "filter":
        source = element.find("{*}in")
        yield from () if source is None else _below(source, names)
        return
    if kind in ("encapsulatedLogic", "functionDefinition"):
        names |= {_name(one) for one in element.iterfind("{*}formalParameter")}
    if kind in _LOOPS:
        names |= {" ".join(element.get("iteratorVariable", "").split()), "partial"}
    for part in elements(element):
        if _kind(part) == "text":
            yield from _text(part, names, is_test=kind in _TESTS)
        elif _kind(part) not in ("typeConstraint", "allowedValues", "annotationEntry", "description"):
            yield from _below(part, names | (_entry_names(part) if kind == "context" else frozenset()))


def _entry_names(entry: etree._Element) -> frozenset[str]:
    """The names of an entry and those before it; its own, because a function may call itself."""
    before = [*entry.itersiblings("{*}contextEntry", preceding=True), entry]
    return frozenset(_name(variable) for one in before for variable in one.iterfind("{*}variable"))


def _text(element: etree._Element, names: frozenset[str], *, is_test: bool) -> Iterator[Visible]:
    written = element.text or ""
    stripped = written.strip()
    if stripped and not (is_test and stripped == "-"):
        yield Visible(element, stripped, written.index(stripped), names, is_test)


def _name(element: etree._Element) -> str:
    return " ".join(element.get("name", "").split())


def _kind(element: etree._Element) -> str:
    return str(etree.QName(element).localname)
