"""`python -m bench.step`: one durable user-task step on the benchmark process, against other engines on the same store.

Everybody finds an open user task of an instance, completes it, runs on to the next waits and commits. On SQLite (WAL,
synchronous=FULL): stock SpiffWorkflow with JSON, and bpmn-engine (npm) with its state saved after each step. On PostgreSQL:
Operaton (Maven), each client on the first core and the server on the others. Peers that are not installed are left out.

Prints `steps_ratio_...` (steps per second, ours over theirs; above 1 we are faster), `cpu_ratio_stock` (the same by processor
time, which a busy disk does not blur), `bytes_per_instance` (state of a waiting instance), `row_bytes_per_instance` (all
rows and index entries it needs to wait, history apart) and `growth_...` (cost of a step after so many loops over the cost
after the first ones).
"""

from __future__ import annotations

import itertools
import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import create_engine, text

from bench.agreement import DIAGRAMS, LOOP, PROCESS, VARIABLES, Store, prepare
from bench.ours import OurStore
from bench.peers import bpmn_engine, operaton
from bench.postgres import Postgres
from bench.sides import InProcess, Side, compare
from bench.stock import StockStore

WAITING, ROUNDS, BLOCK = 200, 4, 50
OFTEN = {"ours": 12}  # about as many steps as make one of stock's
WARM_UP = 500  # until Java has compiled what it runs


def looping(store: Store, keys: list[int]) -> InProcess:
    """Steps of the loop, one instance after another."""
    turns = itertools.cycle(keys)
    return InProcess(lambda: store.complete(next(turns), *LOOP))


def against_stock(folder: Path) -> dict[str, float]:
    """Steps per second and bytes of a waiting instance, ours and stock's."""
    ours = OurStore(f"sqlite:///{folder / 'ours.sqlite3'}", DIAGRAMS, PROCESS)
    stock = StockStore(folder / "stock.sqlite3", DIAGRAMS, PROCESS)
    # the first half warms both sides up; on stock every instance goes round once, since it takes longer with every loop
    sides = {"ours": looping(ours, prepare(ours, 2 * WAITING)), "stock": looping(stock, prepare(stock, 2 * WAITING))}
    our_bytes, stock_bytes = ours.bytes_per_instance(), stock.bytes_per_instance()
    row_bytes = ours.row_bytes_per_instance(folder / "copy.sqlite3")
    compare(sides, ROUNDS, BLOCK, OFTEN)
    for side in sides.values():
        side.cpu_seconds = 0.0
    seconds = compare(sides, ROUNDS, BLOCK, OFTEN)
    return {
        "steps_per_second_ours": 1 / seconds["ours"],
        "steps_per_second_stock": 1 / seconds["stock"],
        "steps_ratio_stock": seconds["stock"] / seconds["ours"],
        "cpu_ratio_stock": sides["stock"].cpu_seconds / sides["ours"].cpu_seconds * OFTEN["ours"],
        "bytes_per_instance": our_bytes,
        "bytes_ratio_stock": our_bytes / stock_bytes,
        "row_bytes_per_instance": row_bytes,
    }


def against_bpmn_engine(folder: Path) -> dict[str, float]:
    """Steps per second, ours and bpmn-engine's."""
    ours = OurStore(f"sqlite:///{folder / 'ours-beside-npm.sqlite3'}", DIAGRAMS, PROCESS)
    instances = WAITING // 4  # it takes a tenth of a second for each way to the loop
    with bpmn_engine.start(folder, DIAGRAMS, VARIABLES) as peer:
        peer.prepare(instances)
        sides: dict[str, Side] = {"ours": looping(ours, prepare(ours, instances)), "peer": peer.steps}
        seconds = compare(sides, ROUNDS, instances)
    return {"steps_per_second_bpmn_engine": 1 / seconds["peer"], "steps_ratio_bpmn_engine": seconds["peer"] / seconds["ours"]}


def against_operaton(folder: Path) -> dict[str, float]:
    """Steps per second, ours and Operaton's, on one PostgreSQL; each client has one core, the server the rest."""
    cores = sorted(os.sched_getaffinity(0))
    first, *rest = cores
    address = f"127.0.0.1:{(port := _free_port())}"
    os.sched_setaffinity(0, rest or cores)  # inherited by the server
    try:
        with Postgres(listen_addresses="127.0.0.1", port=str(port)) as server:
            os.sched_setaffinity(0, {first})
            _create_databases(server.url().replace("?", f"?port={port}&"))
            ours = OurStore(f"postgresql+psycopg://postgres@{address}/ours", DIAGRAMS, PROCESS)
            with operaton.start(folder, DIAGRAMS, f"jdbc:postgresql://{address}/operaton", "postgres") as peer:
                peer.prepare(WAITING)
                sides: dict[str, Side] = {"ours": looping(ours, prepare(ours, WAITING)), "peer": peer.steps}
                compare(sides, 1, WARM_UP)
                seconds = compare(sides, ROUNDS, BLOCK)
            ours.close()
    finally:
        os.sched_setaffinity(0, cores)
    return {
        "steps_per_second_ours_postgresql": 1 / seconds["ours"],
        "steps_per_second_operaton": 1 / seconds["peer"],
        "steps_ratio_operaton": seconds["peer"] / seconds["ours"],
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _create_databases(url: str) -> None:
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        for name in ("ours", "operaton"):
            connection.execute(text(f"create database {name}"))
    server.dispose()


def growth(folder: Path) -> dict[str, float]:
    """Cost of a step of an instance that has gone through many loops, over the cost in one that is new."""
    store = OurStore(f"sqlite:///{folder / 'growth.sqlite3'}", DIAGRAMS, PROCESS)
    old, *young = prepare(store, 1 + WAITING)
    figures, done = {}, 0
    for loops in (1_000, 10_000):
        for _ in range(loops - done):
            store.complete(old, *LOOP)
        seconds = compare({"old": looping(store, [old]), "new": looping(store, young)}, rounds=40, block=10)
        figures[f"growth_{loops}"] = seconds["old"] / seconds["new"]
        done = loops
    return figures


def measure(folder: Path) -> Iterator[dict[str, float] | str]:
    """Every comparison in turn; a text says which one is left out and why."""
    yield against_stock(folder)
    peers: list[tuple[str, Callable[[], str | None], Callable[[], dict[str, float]]]] = [
        ("bpmn-engine", bpmn_engine.why_absent, lambda: against_bpmn_engine(folder)),
        ("Operaton", operaton.why_absent, lambda: against_operaton(folder)),
    ]
    for name, why_absent, run in peers:
        reason = why_absent()
        yield run() if reason is None else f"{name} is left out: {reason}"
    yield growth(folder)


def main() -> None:
    """Run all sides and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        for found in measure(Path(folder)):
            if isinstance(found, str):
                print(found, flush=True)
                continue
            for name, value in found.items():
                print(f"{name}: {value:.4g}", flush=True)


if __name__ == "__main__":
    main()
