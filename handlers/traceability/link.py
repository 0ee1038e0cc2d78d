"""One place where something rests on a provision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkKind(StrEnum):
    """What rests on the provision: an element of a diagram, a row of a decision table, or a scenario."""

    ELEMENT = "element"
    ROW = "row"
    SCENARIO = "scenario"


@dataclass(frozen=True, slots=True)
class Link:
    """A link from `place` in `resource` to a provision id, known to the catalogue or not.

    `resource` is the path below the folder of processes or features; `place` an element id, a rule id or a
    scenario's name; `name` its label for people; `owner` the process, decision or feature it belongs to.
    """

    provision: str
    kind: LinkKind
    resource: str
    place: str
    name: str
    owner: str
    line: int


def ids_in(text: str | None) -> list[str]:
    """The provision ids of a comma separated list."""
    return [one.strip() for one in (text or "").replace("，", ",").split(",") if one.strip()]
