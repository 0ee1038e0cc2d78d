"""Two versions of a Camunda Form: components are told apart by their ids."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from engine.dialect.difference.change import Change, Described, compare

FORM = "form"


def compare_forms(old: bytes, new: bytes) -> tuple[Change, ...]:
    """What changed between two .form files; the form as a whole is the element `form`."""
    return compare(_described(json.loads(old)), _described(json.loads(new)))


def _described(schema: dict[str, Any]) -> dict[str, Described]:
    found = {FORM: Described(FORM, None, dict(_flat(_own(schema))))}
    found.update(_components(schema.get("components", ()), FORM))
    return found


def _components(components: list[dict[str, Any]], parent: str) -> Iterator[tuple[str, Described]]:
    for place, component in enumerate(components):
        id_ = str(component.get("id") or f"{parent}.{place}")
        name = component.get("label") or component.get("key")
        said = dict(_flat(_own(component))) | {"parent": parent}
        yield id_, Described(str(component.get("type")), name, said, f"{place} {component.get('layout')}")
        yield from _components(component.get("components", []), id_)


def _own(component: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in component.items() if key not in ("components", "id", "layout", "exporter")}


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}/{key}" if path else str(key))
    elif isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
        for place, inner in enumerate(value, start=1):
            yield from _flat(inner, f"{path}[{place}]")
    else:
        yield path, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
