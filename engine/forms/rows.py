"""Dynamic lists: how many rows there may be, and what their read-only cells keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from engine.forms.checks import is_empty
from engine.forms.complaint import ROWS, TOO_MANY_ROWS, Complaint
from engine.forms.component import Component
from engine.forms.instances import Instance
from engine.forms.options import is_same
from engine.forms.paths import MISSING, Path, get

MAX_ROWS = 1000


def has_fixed_rows(component: Component) -> bool:
    """Whether nobody may add or remove rows."""
    return component.get("allowAddRemove") is False


def check_count(component: Component, rows: list[Any], before: object) -> Iterator[Complaint]:
    """Complain about the number of rows; `before` is the list the process gave, if it gave one."""
    expected = len(before) if isinstance(before, list) else component.get("defaultRepetitions", 1)
    if has_fixed_rows(component) and len(rows) != expected:
        yield ROWS
    elif len(rows) > MAX_ROWS:
        yield TOO_MANY_ROWS


def kept_cells(cells: Sequence[Instance], submitted: dict[str, Any], before: object, *, by_index: bool) -> dict[Path, Any] | None:
    """The values that the read-only cells of one row keep, or None if they were tampered with.

    Rows may have been removed in between, so a row is known by its read-only values: together they are those of one
    row the process gave. A row without any, or with the defaults, is a new one. With `by_index` rows are known by their place.
    """
    row = cells[0].row.path
    filled = {cell.path: get(submitted, cell.path) for cell in cells if not _is_blank(get(submitted, cell.path))}
    candidates = _candidates(before, row, by_index=by_index)
    for candidate in candidates:
        kept = _as_shown(cells, candidate)
        is_blank = not filled and all(_is_blank(value) for value in kept.values())
        if (filled or by_index or is_blank) and _matches(kept, filled):
            return _present(kept)
    if not filled:
        return {}
    new = _as_shown(cells, {})
    return _present(new) if _matches(new, filled) and not (by_index and candidates) else None


def _as_shown(cells: Sequence[Instance], row: object) -> dict[Path, Any]:
    """What the cells show of a row: where it has no value, form-js fills in the default."""
    found: dict[Path, Any] = {}
    for cell in cells:
        value = get(row, cell.path[len(cell.row.path) :])
        found[cell.path] = cell.component.get("defaultValue", MISSING) if value is MISSING else value
    return found


def _matches(kept: dict[Path, Any], filled: dict[Path, Any]) -> bool:
    return all(is_same(kept[path], value) for path, value in filled.items())


def _present(kept: dict[Path, Any]) -> dict[Path, Any]:
    return {path: value for path, value in kept.items() if value is not MISSING}


def _candidates(before: object, row: Path, *, by_index: bool) -> list[Any]:
    rows = before if isinstance(before, list) else []
    index = row[-1]
    return rows[index : index + 1] if by_index and isinstance(index, int) else rows


def _is_blank(value: object) -> bool:
    return is_empty(value) or value is False
