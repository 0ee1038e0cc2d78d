"""Finds what was submitted although the form has no field for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from engine.forms.complaint import NOT_LIST, NOT_OBJECT, UNKNOWN, Complaint
from engine.forms.component import KEYED, Component, children, data_path
from engine.forms.paths import Path

# name -> None for a field, the tree inside it for an object; the key ... marks the rows of a list
Tree: TypeAlias = "dict[Any, Tree | None]"


def known(form: Component) -> Tree:
    """The tree of names a form has fields for."""
    tree: Tree = {}
    _claim(form, tree)
    return tree


def unknown(data: object, tree: Tree, path: Path = ()) -> Iterator[tuple[Path, Complaint]]:
    """The paths in `data` that `tree` has no place for."""
    if ... in tree:
        if not isinstance(data, list):
            yield path, NOT_LIST
        else:
            for index, row in enumerate(data):
                yield from unknown(row, tree[...] or {}, (*path, index))
    elif not isinstance(data, dict):
        yield path, NOT_OBJECT
    else:
        for name, value in data.items():
            yield from _member(value, tree, name, (*path, name))


def _member(value: object, tree: Tree, name: str, path: Path) -> Iterator[tuple[Path, Complaint]]:
    inner = tree.get(name, {})
    if name not in tree:
        yield path, UNKNOWN
    elif inner is not None:
        yield from unknown(value, inner, path)


def _claim(holder: Component, tree: Tree) -> None:
    for component in children(holder):
        path, kind = data_path(component), component.get("type")
        if kind in KEYED and path:
            _descend(tree, path[:-1])[path[-1]] = None
        elif kind == "group":
            _claim(component, _descend(tree, path))
        elif kind == "dynamiclist" and path:
            _claim(component, _descend(tree, (*path, ...)))


def _descend(tree: Tree, path: tuple[Any, ...]) -> Tree:
    for step in path:
        inner = tree.setdefault(step, {})
        tree = {} if inner is None else inner
    return tree
