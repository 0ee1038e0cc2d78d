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

START_SECONDS = 900
QUIET_START_SECONDS = 10
"""What the house takes to come up on two idle cores."""
SETTLE_SECONDS = 120
"""After so long without anything ending, nothing will."""
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
    """What the clients know, what was done to the house, what was found, and who did not end well when asked.

    `slowness` says how much longer than on two idle cores the house took to come up; all patience is stretched by it.
    """

    log: Log
    damage: Damage
    verdict: Verdict
    unstoppable: Sequence[str]
    slowness: float = 1.0

    @property
    def good(self) -> bool:
        """Nothing lost, doubled or stuck, nobody without an answer, and every program ended when it was asked to, not before."""
        return self.verdict.good and not self.log.given_up and not self.unstoppable and self.damage.revived == 0

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
            "given_up": len(self.log.given_up),
        }

    def complaints(self) -> list[str]:
        """Everything that is wrong, in words."""
        named = (("lost", self.verdict.lost), ("doubled", self.verdict.doubled), ("stuck", self.verdict.stuck))
        listed = [f"{kind}: {one}" for kind, found in named for one in found]
        listed += [f"gave up: {one}" for one in self.log.given_up]
        return [*listed, *(f"{name} did not end well when it was asked to" for name in self.unstoppable)]


def crash(folder: Path, plan: Plan) -> Outcome:
    """Run the plan in `folder`, which is made and left behind."""
    folder.mkdir(parents=True, exist_ok=True)
    with Postgres() as postgres:
        token = prepare(postgres.url(), folder)
        listed, addresses = programs(plan.servers, plan.workers)
        supervisor = Supervisor(listed, postgres.url(), folder)
        database = Database(postgres.url())
        log = Log()
        try:
            slowness = supervisor.slowness = _come_up(supervisor, addresses)
            clients = [Client(f"c{n}", addresses, token, log, slowness) for n in range(plan.clients)]
            with _job_clients([JobClient(f"j{n}", addresses, token, log, slowness) for n in range(JOB_CLIENTS)]):
                damage = _load(plan, slowness, supervisor, postgres, clients)
                _settle(database, SETTLE_SECONDS * slowness)
            unready = _await_ready(supervisor, addresses, SETTLE_SECONDS * slowness)
            log.given_up += [f"the server at {address} did not come up again" for address in unready]
            supervisor.await_heartbeats()
        finally:
            unstoppable = supervisor.stop()
        verdict = judge(database, log)
        database.dispose()
    return Outcome(log, damage, verdict, unstoppable, slowness)


def _come_up(supervisor: Supervisor, addresses: Sequence[str]) -> float:
    """Wait for all servers; how many times as long as on an idle machine that took, at least 1."""
    begun = time.monotonic()
    if _await_ready(supervisor, addresses, START_SECONDS):
        raise TimeoutError(f"Expected servers at {addresses} within {START_SECONDS} s, but they are not ready; read the logs.")
    supervisor.await_heartbeats()
    return max(1.0, (time.monotonic() - begun) / QUIET_START_SECONDS)


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


def _await_ready(supervisor: Supervisor, addresses: Sequence[str], seconds: float) -> list[str]:
    """Wait until the servers are ready; gives those that are not after so long."""
    rest = threading.Event()
    until = time.monotonic() + seconds
    waiting = list(addresses)
    while waiting and time.monotonic() < until:
        supervisor.revive()  # one that was started while the database was away has ended
        waiting = [address for address in waiting if not is_ready(address)]
        rest.wait(LOOK_SECONDS)
    return waiting


def _load(plan: Plan, slowness: float, supervisor: Supervisor, postgres: Postgres, clients: Sequence[Client]) -> Damage:
    enough = threading.Event()
    damage = Damage()
    with ThreadPoolExecutor(len(clients) + 1) as pool:
        working = [pool.submit(client.run, enough) for client in clients]
        raging = pool.submit(havoc, supervisor, postgres, enough, plan.seed, plan.rest * slowness, damage)
        begun = time.monotonic()
        while not raging.done() and time.monotonic() - begun < (plan.seconds if damage.is_some else START_SECONDS):
            enough.wait(LOOK_SECONDS)
        enough.set()
        raging.result()
        for one in working:
            one.result()  # raises what its client raised
    return damage


def _settle(database: Database, seconds: float) -> None:
    """Give the survivors time to bring everything to its end, as long as something ends; what is not there then is stuck."""
    rest = threading.Event()
    fewest, until = unfinished(database), time.monotonic() + seconds
    while fewest and time.monotonic() < until:
        rest.wait(LOOK_SECONDS)
        left = unfinished(database)
        if left < fewest:
            fewest, until = left, time.monotonic() + seconds
