"""What an analysis says about a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from engine.dmn.tables.table import DecisionTable

Kind: TypeAlias = Literal["overlap", "gap", "unreachable", "impossible", "type", "output"]


@dataclass(frozen=True, slots=True)
class TableFinding:
    """Something about a table.

    `element_id` is a rule's or the table's; `rules` are the indexes of those concerned. `example` are inputs (name, value)
    that show it. `cell` is the kind ("inputEntry" or "outputEntry") and the index (from 0) of the cell that is meant, if one
    is. `details` are words the finding is about, for hosts that say it in another language.
    """

    kind: Kind
    table: DecisionTable = field(repr=False, compare=False)
    element_id: str
    rules: tuple[int, ...]
    message: str
    remedy: str
    example: tuple[tuple[str, str], ...] = ()
    cell: tuple[str, int] | None = None
    details: tuple[str, ...] = ()
