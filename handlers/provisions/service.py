"""Load the catalogue once and look provisions up by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TypedDict

import yaml

from handlers.errors import DomainError
from handlers.provisions.provision import Deadline, Provision
from handlers.resources import PROCESSES


class UnknownProvisions(DomainError):
    """Ids are cited that the catalogue does not have. `ids` lists them all."""

    code = "unknown-provisions"

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids = tuple(ids)
        listed = ", ".join(self.ids)
        super().__init__(
            f"Expected ids of processes/regulation/provisions.yaml, but found {listed}; correct or add them.",
            f"法规条目编号不存在：{'、'.join(self.ids)}。",
        )


# "from" is a keyword, hence the functional form
_DeadlineEntry = TypedDict(
    "_DeadlineEntry",
    {"amount": int, "amount_max": int, "unit": str, "from": str, "mode": str, "pauses": str | None},
    total=False,
)


class _Source(TypedDict):
    document: str
    article: str | None
    item: str | None


class _EntryBase(TypedDict):
    id: str
    source: _Source
    rule: str
    rule_en: str
    applies_to: str
    kind: str
    tier: str
    topic: str
    process: str
    deadline: _DeadlineEntry | None


class _Entry(_EntryBase, total=False):
    note: str
    parallel: str


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Provision]:
    """All provisions by id, in the file's order. Read once per process."""
    text = (PROCESSES / "regulation" / "provisions.yaml").read_bytes()
    entries: list[_Entry] = yaml.load(text, Loader=yaml.CSafeLoader)["provisions"]
    return MappingProxyType({entry["id"]: _provision(entry) for entry in entries})


def provision(provision_id: str) -> Provision:
    """The provision with that id. Raises UnknownProvisions."""
    found = catalogue().get(provision_id)
    if found is None:
        raise UnknownProvisions([provision_id])
    return found


def require(ids: Iterable[str]) -> tuple[Provision, ...]:
    """The provisions with those ids, in the given order. Raises UnknownProvisions naming every unknown id."""
    wanted = tuple(ids)
    unknown = [wanted_id for wanted_id in wanted if wanted_id not in catalogue()]
    if unknown:
        raise UnknownProvisions(unknown)
    return tuple(catalogue()[wanted_id] for wanted_id in wanted)


def in_force(ids: Iterable[str], on: date) -> tuple[str, ...]:
    """Those ids whose documents were in force on the day of the event (SC-283). Raises UnknownProvisions."""
    return tuple(found.id for found in require(ids) if found.in_force(on))


def _provision(entry: _Entry) -> Provision:
    source = entry["source"]
    return Provision(
        id=entry["id"],
        document=source["document"],
        article=source["article"],
        item=source["item"],
        text_zh=entry["rule"],
        text_en=entry["rule_en"],
        applies_to=entry["applies_to"],
        kind=entry["kind"],
        tier=entry["tier"],
        topic=entry["topic"],
        process=entry["process"],
        deadline=_deadline(entry["deadline"]),
        note=entry.get("note"),
        parallel=entry.get("parallel"),
    )


def _deadline(entry: _DeadlineEntry | None) -> Deadline | None:
    if entry is None:
        return None
    return Deadline(
        amount=entry["amount"],
        unit=entry["unit"],
        start=entry["from"],
        mode=entry["mode"],
        pauses=entry.get("pauses"),
        amount_max=entry.get("amount_max"),
    )
