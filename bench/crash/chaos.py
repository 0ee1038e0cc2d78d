"""Who kills, whom, and when: decided by a seed."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass

from bench.crash.house import Program, Supervisor
from bench.postgres import Postgres

REST_SECONDS = (1.0, 4.0)
RESTART_SHARE = 0.2
STARTING_SHARE = 0.1


@dataclass(slots=True)
class Damage:
    """What was done so far. `revived` counts programs that worked and ended by themselves, which none should."""

    kills: int = 0
    restarts: int = 0
    revived: int = 0

    @property
    def is_some(self) -> bool:
        """Whether there was damage of each kind."""
        return self.kills > 0 and self.restarts > 0


def havoc(supervisor: Supervisor, postgres: Postgres, enough: threading.Event, seed: int, rest: float, damage: Damage) -> None:
    """Kill a server or worker, or restart the database, again and again until it is enough; `rest` stretches the pauses."""
    chance = random.Random(seed)
    while not enough.wait(chance.uniform(*REST_SECONDS) * rest):
        damage.revived += supervisor.revive()
        if chance.random() < RESTART_SHARE or not damage.restarts:
            postgres.stop(chance.choice(["fast", "immediate"]))
            enough.wait(chance.uniform(0, 1))
            postgres.start()
            damage.restarts += 1
        elif victims := _victims(supervisor, chance):
            supervisor.kill(chance.choice(victims))
            damage.kills += 1


def _victims(supervisor: Supervisor, chance: random.Random) -> list[Program]:
    """Mostly what works: on a slow machine nothing would ever come up if everything that starts were killed."""
    if chance.random() < STARTING_SHARE:
        return supervisor.programs
    return [program for program in supervisor.programs if supervisor.is_up(program)]
