"""Kinds of form components (form-js schema 19), and readers for what a schema says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

Component: TypeAlias = Mapping[str, Any]

TEXT = frozenset({"textfield", "textarea"})
SINGLE_CHOICE = frozenset({"radio", "select"})
MANY_CHOICE = frozenset({"checklist", "taglist"})
CHOICE = SINGLE_CHOICE | MANY_CHOICE
FILES = "filepicker"
PREVIEW = "documentPreview"
KEYED = TEXT | CHOICE | {"number", "checkbox", "datetime", "expression", FILES}
EMPTY: Mapping[str, Any] = MappingProxyType(
    {
        **dict.fromkeys(TEXT, ""),
        **dict.fromkeys(SINGLE_CHOICE | {"number", "datetime", FILES}),
        **{kind: [] for kind in MANY_CHOICE},
        "checkbox": False,
    }
)
"""What form-js sends for a field that nobody touched and that has no default."""
CONTAINERS = frozenset({"group", "dynamiclist"})
SHOWN_ONLY = frozenset({"table", "text", "html", "separator", "spacer", "button", "image", "iframe", PREVIEW})


def children(component: Component) -> Iterator[Component]:
    """The components directly inside a form, group or list."""
    inside = component.get("components")
    return (child for child in (inside if isinstance(inside, list) else ()) if isinstance(child, Mapping))


def data_path(component: Component) -> tuple[str, ...]:
    """Where the component's data lies inside its surroundings; empty for what holds no data of its own."""
    name = component.get("key") if component.get("type") in KEYED else component.get("path")
    return tuple(name.split(".")) if isinstance(name, str) and name else ()


def label(component: Component, default: str) -> str:
    """What people call the field: its label, unless that is a template or an expression."""
    text = component.get("label") or component.get("dateLabel") or component.get("timeLabel")
    return text if isinstance(text, str) and "{{" not in text and not text.startswith("=") else default
