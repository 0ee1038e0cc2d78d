"""Lays a form over data: one instance per field, and per row for fields of dynamic lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.forms.component import KEYED, Component, children, data_path
from engine.forms.feel import FormFeel, Row
from engine.forms.paths import Path, get


@dataclass(frozen=True, slots=True)
class Instance:
    """A field or dynamic list at its place in the data, with itself and its surroundings (outermost first)."""

    component: Component
    path: Path
    row: Row
    around: tuple[tuple[Component, Row], ...]

    @property
    def type(self) -> str:
        """The component's type."""
        return str(self.component.get("type"))

    def is_hidden(self, feel: FormFeel) -> bool:
        """Whether the field, or anything around it, is hidden by its condition."""
        conditions = ((component.get("conditional"), row) for component, row in self.around)
        return any(isinstance(one, dict) and feel.holds(one.get("hide"), row) for one, row in conditions)

    def is_fixed(self) -> bool:
        """Whether the schema itself says that nobody may fill the field in: disabled, read-only or computed."""
        fixed = self.component.get("disabled") is True or self.component.get("readonly") is True
        return fixed or self.type == "expression"

    def is_readonly(self, feel: FormFeel) -> bool:
        """Whether nobody may fill the field in, its `readonly` expression included."""
        return self.is_fixed() or feel.holds(self.component.get("readonly"), self.row)


def instances(form: Component, data: dict[str, Any]) -> list[Instance]:
    """All fields and dynamic lists of a form over `data`, in the order of the form."""
    return list(_inside(form, data, (), Row(), ()))


def _inside(
    holder: Component, data: dict[str, Any], base: Path, row: Row, around: tuple[tuple[Component, Row], ...]
) -> Iterator[Instance]:
    for component in children(holder):
        path = (*base, *data_path(component))
        inner = (*around, (component, row))
        if component.get("type") in KEYED and path != base:
            yield Instance(component, path, row, inner)
        elif component.get("type") == "group":
            yield from _inside(component, data, path, row, inner)
        elif component.get("type") == "dynamiclist" and path != base:
            yield Instance(component, path, row, inner)
            yield from _rows(component, data, path, row, inner)


def _rows(
    component: Component, data: dict[str, Any], path: Path, row: Row, around: tuple[tuple[Component, Row], ...]
) -> Iterator[Instance]:
    rows = get(data, path)
    for index in range(len(rows) if isinstance(rows, list) else 0):
        inner = Row((*path, index), row.path, (*row.indexes, index + 1))
        yield from _inside(component, data, (*path, index), inner, around)
