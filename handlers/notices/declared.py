"""Documents that designers declare beside a procedure, in processes/<procedure>/documents.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

import yaml

from handlers.notices.errors import UnknownDocument
from handlers.notices.kinds import SPECS, NoticeSpec, Remedy
from handlers.resources import PROCESSES

PLAIN = "declared"
"""The template of a declared document that has none of its own."""


class _Provisions(TypedDict, total=False):
    pharmacy: list[str]
    institution: list[str]


class _EntryBase(TypedDict):
    kind: str
    title: str
    word: str
    required: dict[str, str]


class _Entry(_EntryBase, total=False):
    optional: dict[str, str]
    opening: str
    deadline: str
    remedy: str
    provisions: _Provisions
    grounds: bool
    addressee: str
    internal: bool


@lru_cache(maxsize=1)
def declared() -> Mapping[str, NoticeSpec]:
    """The declared documents by kind. Read once per process."""
    files = sorted(PROCESSES.glob("*/documents.yaml"))
    found = [_spec(entry) for path in files for entry in _entries(path)]
    return MappingProxyType({spec.kind: spec for spec in found})


def spec_of(kind: str) -> NoticeSpec:
    """What that kind of document must say. Raises UnknownDocument."""
    found = SPECS.get(kind) or declared().get(kind)
    if found is None:
        raise UnknownDocument(kind, [*SPECS, *declared()])
    return found


def internal_kinds() -> frozenset[str]:
    """The kinds that go between agency and department and are not shown to the party."""
    return frozenset(spec.kind for spec in (*SPECS.values(), *declared().values()) if spec.internal)


def _entries(path: Path) -> list[_Entry]:
    entries: list[_Entry] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)["documents"]
    return entries


def _spec(entry: _Entry) -> NoticeSpec:
    kind, provisions = entry["kind"], entry.get("provisions", {})
    own = PROCESSES / "documents" / f"{kind}.html.j2"
    return NoticeSpec(
        kind,
        entry["title"],
        entry["word"],
        tuple(entry["required"]),
        entry.get("deadline"),
        Remedy(entry.get("remedy", Remedy.ENQUIRY)),
        tuple(provisions.get("pharmacy", ())),
        tuple(provisions.get("institution", ())),
        grounds=entry.get("grounds", False),
        addressee=entry.get("addressee"),
        internal=entry.get("internal", False),
        template=kind if own.is_file() else PLAIN,
        sections={**entry["required"], **entry.get("optional", {})},
        opening=entry.get("opening", ""),
    )
