"""One run: prepare, load and havoc side by side, then time to settle, then the verdict."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.crash.chaos import Damage, havoc
from bench.crash.client import Client, JobClient, Log
from bench.crash.house import LOOK_SECONDS, Supervisor, is_ready, prepare, programs
from bench.crash.verdict import Verdict, judge, unfinished
from bench.postgres import Postgres
from engine.store import Database

SETTLE_SECONDS = 120
JOB_CLIENTS = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """How long the load lasts, how many of each there are, the seed of all chance, and how the pauses are stretched."""

    seconds: float
    servers: int = 2
    workers: int = 3
    clients: int = 8
    seed: int = 1
    rest: float = 1.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the clients know, what was done to the house, what was found, and who did not end well when asked."""

    log: Log
    damage: Damage
    verdict: Verdict
    unstoppable: Sequence[str]

    @property
    def good(self) -> bool:
        """Nothing lost, doubled or stuck, and every program ended when it was asked to and not before."""
        return self.verdict.good and not self.unstoppable and self.damage.revived == 0

    def figures(self) -> dict[str, int]:
        """Name and value of each figure."""
        return {
            "requests": self.log.requests,
            "unanswered": self.log.answers["none"],
            "refused_for_now": sum(count for status, count in self.log.answers.items() if status.startswith("5")),
            "timers": self.verdict.timers,
            "kills": self.damage.kills,
            "restarts": self.damage.restarts,
            "ended_by_themselves": self.damage.revived,
            "lost": len(self.verdict.lost),
            "doubled": len(self.verdict.doubled),
            "stuck": len(self.verdict.stuck),
        }

    def complaints(self) -> list[str]:
        """Everything that is wrong, in words."""
        named = (("lost", self.verdict.lost), ("doubled", self.verdict.doubled), ("stuck", self.verdict.stuck))
        listed = [f"{kind}: {one}" for kind, found in named for one in found]
        return [*listed, *(f"{name} did not end well when it was asked to" for name in self.unstoppable)]


def crash(folder: Path, plan: Plan) -> Outcome:
    """Run the plan in `folder`, which is made and left behind."""
    folder.mkdir(parents=True, exist_ok=True)
    with Postgres() as postgres:
        token = prepare(postgres.url(), folder)
        listed, addresses = programs(plan.servers, plan.workers)
        supervisor = Supervisor(listed, postgres.url(), folder)
        log = Log()
        try:
            _await_ready(supervisor, addresses)
            database = Database(postgres.url())
            clients = [Client(f"c{n}", addresses, token, log) for n in range(plan.clients)]
            with _job_clients([JobClient(f"j{n}", addresses, token, log) for n in range(JOB_CLIENTS)]):
                damage = _load(plan, supervisor, postgres, clients)
                _settle(database)
            _await_ready(supervisor, addresses)
            supervisor.await_heartbeats()
        finally:
            unstoppable = supervisor.stop()
        verdict = judge(database, log)
        database.dispose()
    return Outcome(log, damage, verdict, unstoppable)


@contextmanager
def _job_clients(clients: Sequence[JobClient]) -> Iterator[None]:
    """They work beside the load, and on until everything is settled."""
    settled = threading.Event()
    with ThreadPoolExecutor(len(clients)) as pool:
        working = [pool.submit(client.run, settled) for client in clients]
        try:
            yield
        finally:
            settled.set()
        for one in working:
            one.result()


def _await_ready(supervisor: Supervisor, addresses: Sequence[str]) -> None:
    rest = threading.Event()
    until = time.monotonic() + SETTLE_SECONDS
    waiting = list(addresses)
    while waiting:
        supervisor.revive()  # one that was started while the database was away has ended
        waiting = [address for address in waiting if not is_ready(address)]
        if waiting and time.monotonic() > until:
            raise TimeoutError(f"Expected servers at {waiting} within {SETTLE_SECONDS} s, but they are not ready; read the logs.")
        rest.wait(LOOK_SECONDS)


def _load(plan: Plan, supervisor: Supervisor, postgres: Postgres, clients: Sequence[Client]) -> Damage:
    enough = threading.Event()
    with ThreadPoolExecutor(len(clients) + 1) as pool:
        working = [pool.submit(client.run, enough) for client in clients]
        raging = pool.submit(havoc, supervisor, postgres, enough, plan.seed, plan.rest)
        enough.wait(plan.seconds)
        enough.set()
        damage = raging.result()
        for one in working:
            one.result()  # raises what its client raised
    return damage


def _settle(database: Database) -> None:
    """Give the survivors time to bring everything to its end; what is not there then is stuck."""
    rest = threading.Event()
    until = time.monotonic() + SETTLE_SECONDS
    while unfinished(database) and time.monotonic() < until:
        rest.wait(LOOK_SECONDS)
