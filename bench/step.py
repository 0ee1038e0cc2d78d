"""`python -m bench.step`: one durable user-task step on the benchmark process, against stock SpiffWorkflow, on SQLite.

Prints `steps_ratio_stock` (steps per second, ours over stock's), `bytes_per_instance` (state of a waiting instance),
`bytes_ratio_stock` (ours over stock's) and `growth_1000` (cost of a step after 1,000 loops over the cost after the first ones).
Both sides use WAL with synchronous=FULL and commit every step.
"""

from __future__ import annotations

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
LOOP = ("check", {"go_on": True, "renew": False})


def prepare(store: OurStore | StockStore, instances: int) -> list[int]:
    """Start that many instances and bring each to its monthly check."""
    keys = [store.start(VARIABLES) for _ in range(instances)]
    for key in keys:
        for element_id, variables in TO_THE_LOOP:
            store.complete(key, element_id, variables)
    return keys


def seconds_per_step(step: Callable[[], None], rounds: int) -> float:
    """Median seconds of one call."""
    spent = []
    for _ in range(rounds):
        begun = time.perf_counter()
        step()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent)


def main() -> None:
    """Run both sides and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        ours = OurStore(Path(folder) / "ours.sqlite3", DIAGRAMS, "bench-agreement")
        stock = StockStore(Path(folder) / "stock.sqlite3", DIAGRAMS, "bench-agreement")
        our_keys, stock_keys = prepare(ours, 20), prepare(stock, 20)
        our_bytes, stock_bytes = ours.bytes_per_instance(), stock.bytes_per_instance()
        theirs = iter(stock_keys)
        stock_step = seconds_per_step(lambda: stock.complete(next(theirs), *LOOP), len(stock_keys))
        mine = iter(our_keys * 10)
        our_step = seconds_per_step(lambda: ours.complete(next(mine), *LOOP), len(our_keys) * 10)
        key = our_keys[0]
        early = seconds_per_step(lambda: ours.complete(key, *LOOP), 100)
        for _ in range(1000):
            ours.complete(key, *LOOP)
        late = seconds_per_step(lambda: ours.complete(key, *LOOP), 100)
    print(f"steps_per_second_ours: {1 / our_step:.0f}")
    print(f"steps_per_second_stock: {1 / stock_step:.0f}")
    print(f"steps_ratio_stock: {stock_step / our_step:.1f}")
    print(f"bytes_per_instance: {our_bytes:.0f}")
    print(f"bytes_ratio_stock: {our_bytes / stock_bytes:.4f}")
    print(f"growth_1000: {late / early:.3f}")


if __name__ == "__main__":
    main()
