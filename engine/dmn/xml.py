"""Reading DMN elements whatever the version of their namespace (1.1 to 1.5)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import QName, _Element

EXPRESSIONS = frozenset(
    {
        "literalExpression", "decisionTable", "context", "invocation", "relation", "list", "functionDefinition",
        "conditional", "filter", "for", "some", "every",
    }
)  # fmt: skip


def local_name(element: _Element) -> str:
    """The tag without its namespace; empty for comments."""
    tag: object = element.tag  # a function for comments and processing instructions
    return QName(tag).localname if isinstance(tag, str) else ""


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    """The child elements with one of the names, or all of them."""
    for child_element in element if element is not None else ():
        name = local_name(child_element)
        if name and (not names or name in names):
            yield child_element


def child(element: _Element | None, *names: str) -> _Element | None:
    """The first child with one of the names."""
    return next(children(element, *names), None)


def expression_of(element: _Element | None) -> _Element | None:
    """The boxed expression inside an element."""
    return child(element, *EXPRESSIONS)


def text_of(element: _Element | None) -> str:
    """The text of the `text` child, or ""."""
    text = child(element, "text")
    return "" if text is None else "".join(str(part) for part in text.itertext())


def name_of(element: _Element, attribute: str = "name") -> str:
    """A name with every run of blanks made one space; "" if there is none."""
    return " ".join((element.get(attribute) or "").split())


def variable_name(element: _Element) -> str:
    """The name under which the result of a decision is known: of its variable, or its own."""
    variable = child(element, "variable")
    return (name_of(variable) if variable is not None else "") or name_of(element)


def type_name(element: _Element) -> str | None:
    """The type of an element or of its variable."""
    variable = child(element, "variable")
    return element.get("typeRef") or (None if variable is None else variable.get("typeRef"))


def id_of(element: _Element) -> str:
    """The id, or the name where an element has no id."""
    return element.get("id") or name_of(element)


def owner_of(element: _Element) -> str:
    """The id of the element itself or of the nearest one around it that has an id."""
    owner = element
    while not owner.get("id") and (parent := owner.getparent()) is not None:
        owner = parent
    return id_of(owner)


def line_of(element: _Element) -> int:
    """The line of an element, 0 if unknown."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0
