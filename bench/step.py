"""`python -m bench.step`: one durable user-task step on the benchmark process, against stock SpiffWorkflow, on SQLite.

Prints `steps_ratio_stock` (steps per second, ours over stock's), `bytes_per_instance` (state of a waiting instance),
`bytes_ratio_stock` (ours over stock's) and `growth_1000` (cost of a step after 1,000 loops over the cost after the first ones).
Both sides use WAL with synchronous=FULL and commit every step.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.ours import OurStore
from bench.stock import StockStore

DIAGRAMS = [Path(__file__).parent / "processes" / name for name in ("agreement.bpmn", "credit.bpmn")]
VARIABLES: dict[str, Any] = {
    "number": "330100-2026-000001",
    "amount": 500,
    "documents": ["licence", "lease", "roster"],
    "party": {"name": "杭州市西湖区百康大药房", "address": "西湖区文三路 478 号", "kind": "pharmacy", "staff": 12},
    "reviews": [],
    "note": "资料齐全, " * 30,
}
TO_THE_LOOP = [("draft", {}), ("party_signs", {}), ("office_signs", {}), *[("review", {"review": "ok"})] * 3]
WAITING, BLOCK = 200, 50
LOOP = ("check", {"go_on": True, "renew": False})


def prepare(store: OurStore | StockStore, instances: int) -> list[int]:
    """Start that many instances and bring each to its monthly check."""
    keys = [store.start(VARIABLES) for _ in range(instances)]
    for key in keys:
        for element_id, variables in TO_THE_LOOP:
            store.complete(key, element_id, variables)
    return keys


def compare(steps: dict[str, Callable[[], None]]) -> dict[str, float]:
    """Median seconds of each step, in blocks taken in turns: whatever else the machine does falls on all of them alike."""
    spent: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(WAITING // BLOCK):
        for name, step in steps.items():
            gc.collect()  # nobody pays for the garbage of the other side
            for _ in range(BLOCK):
                begun = time.perf_counter()
                step()
                spent[name].append(time.perf_counter() - begun)
    return {name: statistics.median(seconds) for name, seconds in spent.items()}


def against_stock(folder: Path) -> dict[str, float]:
    """Steps per second and bytes of a waiting instance, ours and stock's."""
    ours = OurStore(folder / "ours.sqlite3", DIAGRAMS, "bench-agreement")
    stock = StockStore(folder / "stock.sqlite3", DIAGRAMS, "bench-agreement")
    mine, theirs = iter(prepare(ours, WAITING)), iter(prepare(stock, WAITING))
    our_bytes, stock_bytes = ours.bytes_per_instance(), stock.bytes_per_instance()
    steps = {"ours": lambda: ours.complete(next(mine), *LOOP), "stock": lambda: stock.complete(next(theirs), *LOOP)}
    seconds = compare(steps)
    return {
        "steps_per_second_ours": 1 / seconds["ours"],
        "steps_per_second_stock": 1 / seconds["stock"],
        "steps_ratio_stock": seconds["stock"] / seconds["ours"],
        "bytes_per_instance": our_bytes,
        "bytes_ratio_stock": our_bytes / stock_bytes,
    }


def growth(folder: Path, loops: int = 1000) -> float:
    """Cost of a step of an instance that has gone through that many loops, over the cost in one that is new."""
    store = OurStore(folder / "growth.sqlite3", DIAGRAMS, "bench-agreement")
    old, *young = prepare(store, 1 + WAITING)
    for _ in range(loops):
        store.complete(old, *LOOP)
    fresh = iter(young)
    steps = {"old": lambda: store.complete(old, *LOOP), "new": lambda: store.complete(next(fresh), *LOOP)}
    seconds = compare(steps)
    return seconds["old"] / seconds["new"]


def main() -> None:
    """Run both sides and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        figures = against_stock(Path(folder)) | {"growth_1000": growth(Path(folder))}
    for name, value in figures.items():
        print(f"{name}: {value:.4g}")


if __name__ == "__main__":
    main()
