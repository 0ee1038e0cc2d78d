"""The benchmark process: an agreement's life with a monthly check in a loop, and the way to that loop."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

DIAGRAMS = [Path(__file__).parent / "processes" / name for name in ("agreement.bpmn", "credit.bpmn")]
PROCESS = "bench-agreement"
VARIABLES: dict[str, Any] = {
    "number": "330100-2026-000001",
    "amount": 500,
    "documents": ["licence", "lease", "roster"],
    "party": {"name": "杭州市西湖区百康大药房", "address": "西湖区文三路 478 号", "kind": "pharmacy", "staff": 12},
    "reviews": [],
    "note": "资料齐全, " * 30,
}
TO_THE_LOOP = [("draft", {}), ("party_signs", {}), ("office_signs", {}), *[("review", {"review": "ok"})] * 3]
LOOP = ("check", {"go_on": True, "renew": False})


class Store(Protocol):
    """An engine and its database."""

    def start(self, variables: dict[str, Any]) -> int:
        """A new instance, run to its first waits; its key."""

    def complete(self, instance: int, element_id: str, variables: dict[str, Any]) -> None:
        """Find and complete one open task of that element, in one transaction, as a person would."""


def prepare(store: Store, instances: int) -> list[int]:
    """Start that many instances and bring each to its monthly check."""
    keys = [store.start(VARIABLES) for _ in range(instances)]
    for key in keys:
        for element_id, variables in TO_THE_LOOP:
            store.complete(key, element_id, variables)
    return keys
