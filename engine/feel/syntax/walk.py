"""Going through a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from engine.feel.syntax import nodes
from engine.feel.syntax.nodes import Node


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below a node, in the order of the text."""
    for field in fields(node):
        if field.name != "value" or not isinstance(node, nodes.Literal):
            yield from _nodes_in(getattr(node, field.name))


def walk(node: Node) -> Iterator[Node]:
    """A node and all nodes below it."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(children(current))


def _nodes_in(part: object) -> Iterator[Node]:
    if isinstance(part, Node):
        yield part
    elif isinstance(part, tuple):
        for element in part:
            yield from _nodes_in(element)
    elif isinstance(part, nodes.Iterator):
        yield part.source
        if part.last is not None:
            yield part.last
