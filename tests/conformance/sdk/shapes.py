"""JSON Schemas side by side: what a document may hold, path by path, however the schema is composed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

# `Any`: JSON Schemas as they are read
Schema: TypeAlias = Mapping[str, Any]
COMPOSED = ("anyOf", "oneOf", "allOf")


@dataclass
class Shape:
    """What stands at one path: JSON types, words of an enumeration, and whether it must be there (in one variant at least)."""

    types: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    required: bool = False


Shapes: TypeAlias = dict[str, Shape]


def shapes(schema: Schema | None, definitions: Schema) -> Shapes:
    """Every path in a document of this schema, such as `.items[].name`; the document itself is the empty path."""
    found: Shapes = {}
    if schema:
        _walk(schema, "", found, definitions)
    return found


def address(url: str) -> str:
    """An address whose parameters have no names."""
    return re.sub(r"\{[^}]+\}", "{}", url)


def differences(theirs: Shapes, ours: Shapes, *, answered: bool) -> Iterator[str]:
    """How ours differs: `+path` is ours alone, `-path` theirs alone, `!path` differs; `path=WORD` speaks of one word.

    Parts of something that one side lacks as a whole are not told. Of what is `answered` everything must be there that must be
    in theirs; of what is asked nothing may be demanded that theirs does not.
    """
    for path, shape in theirs.items():
        mine = ours.get(path)
        if mine is None:
            if _around(path) in ours:
                yield f"-{path}"
            continue
        if _differs(shape, mine, answered=answered):
            yield f"!{path}"
        yield from (f"+{path}={word}" for word in sorted(mine.words - shape.words) if shape.words)
        yield from (f"-{path}={word}" for word in sorted(shape.words - mine.words) if not answered)
    yield from (f"+{path}" for path in ours if path not in theirs and _around(path) in theirs)


def _differs(theirs: Shape, ours: Shape, *, answered: bool) -> bool:
    if answered:
        others, lacks = ours.types - theirs.types, theirs.required and not ours.required
    else:
        # a null may be left out instead
        others, lacks = theirs.types - ours.types - {"null"}, ours.required and not theirs.required
    return bool(theirs.types and ours.types and others) or lacks


def _around(path: str) -> str:
    return path[:-2] if path.endswith("[]") else path.rpartition(".")[0]


def _walk(schema: Schema, path: str, found: Shapes, definitions: Schema) -> None:
    while "$ref" in schema:
        schema = definitions[schema["$ref"].rsplit("/", 1)[-1]]
    shape = found.setdefault(path, Shape())
    kinds = schema.get("type", [])
    shape.types.update([kinds] if isinstance(kinds, str) else kinds)
    shape.words.update(map(str, schema.get("enum", [])))
    if "const" in schema:
        shape.words.add(str(schema["const"]))
    for variant in (one for name in COMPOSED for one in schema.get(name, [])):
        _walk(variant, path, found, definitions)
    for name, inner in schema.get("properties", {}).items():
        _walk(inner, f"{path}.{name}", found, definitions)
        found[f"{path}.{name}"].required |= name in schema.get("required", [])
    if isinstance(schema.get("items"), Mapping):
        _walk(schema["items"], f"{path}[]", found, definitions)
