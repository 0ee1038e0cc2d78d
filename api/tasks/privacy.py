"""What people write in prose is kept without identity and mobile numbers (O3-33-a, S735-35-a).

Numbers that a procedure needs have fields of their own; the history of the engine never forgets a variable, so the
place to hide the others is the door (ADR 0018).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handlers.masking import mask_text

PROSE = "textarea"
"""The type of a form's component that takes prose."""


def without_numbers(schema: Mapping[str, object], values: Mapping[str, object]) -> dict[str, object]:
    """The submitted values, with those numbers hidden in every prose field of the form, in rows of lists too."""
    return _hidden(_parts(schema), values)


def _hidden(components: Iterable[Mapping[str, object]], values: Mapping[str, object]) -> dict[str, object]:
    found = dict(values)
    for component in components:
        key, path = str(component.get("key", "")), str(component.get("path", ""))
        prose = found.get(key) if component.get("type") == PROSE else None
        if isinstance(prose, str):
            found[key] = mask_text(prose)
        elif path in found:
            found[path] = _within(component, found[path])
        else:
            found = _hidden(_parts(component), found)
    return found


def _within(component: Mapping[str, object], value: object) -> object:
    if isinstance(value, list):
        return [_within(component, row) for row in value]
    return _hidden(_parts(component), value) if isinstance(value, Mapping) else value


def _parts(component: Mapping[str, object]) -> list[Mapping[str, object]]:
    found = component.get("components")
    return [part for part in found if isinstance(part, Mapping)] if isinstance(found, list) else []
