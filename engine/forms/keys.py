"""Lints the ids and keys of a form: each is used once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from engine.forms.component import KEYED, Component, children, data_path
from engine.forms.flaw import Flaw

ROWS = "[]"
Taken: TypeAlias = dict[tuple[str, ...], str]


def lint_ids(holder: Component, taken: set[str]) -> Iterator[Flaw]:
    """Complain about ids used before; `taken` collects them."""
    for component in children(holder):
        key = component.get("id")
        if isinstance(key, str) and key in taken:
            yield Flaw(
                "form-component-id",
                component,
                f"id '{key}' is used twice",
                "give one component another id",
                f"id“{key}”重复",
                "请修改其中一个的 id",
            )
        taken.add(str(key))
        yield from lint_ids(component, taken)


def lint_keys(holder: Component, base: tuple[str, ...], taken: Taken) -> Iterator[Flaw]:
    """Complain about missing keys and keys whose data is another's; `taken` collects paths and component types."""
    for component in children(holder):
        path, kind = (*base, *data_path(component)), component.get("type")
        if kind in KEYED or kind == "dynamiclist":
            yield from _key(component, path, base, taken)
            taken.setdefault(path, str(kind))
        inner = (*path, ROWS) if kind == "dynamiclist" else path
        yield from lint_keys(component, inner, taken)


def _key(component: Component, path: tuple[str, ...], base: tuple[str, ...], taken: Taken) -> Iterator[Flaw]:
    if path == base or not all(path):
        yield Flaw("form-key", component, "the component has no key", "give it a key", "组件没有 key", "请填写 key")
        return
    clash = next((other for other in taken if _clashes(path, other, taken[other])), None)
    if clash is not None:
        name, other_name = ".".join(path), ".".join(clash)
        yield Flaw(
            "form-key",
            component,
            f"key '{name}' clashes with '{other_name}'",
            "give every component a key of its own",
            f"key“{name}”与“{other_name}”冲突",
            "请为每个组件填写不同的 key",
        )


def _clashes(path: tuple[str, ...], other: tuple[str, ...], kind: str) -> bool:
    """Whether one path leads to or through the other, except into the rows of a list."""
    is_same_way = other[: len(path)] == path[: len(other)]
    is_in_row = kind == "dynamiclist" and path[len(other) : len(other) + 1] == (ROWS,)
    return is_same_way and not is_in_row
