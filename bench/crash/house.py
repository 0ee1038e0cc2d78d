"""The installation that is being crashed: servers and workers as separate processes on one PostgreSQL."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.request import urlopen

from api.accounts.creation import NewAccount, create_account
from api.camunda.tokens import credentials
from api.migrations import upgrade
from api.runtime import Runtime
from api.settings import Settings
from engine.actor import Actor
from engine.commands.deploy import deploy
from engine.commands.unit_of_work import UnitOfWork

AREA = "330100"
USERNAME = "crash"
ROLES = ("agency-intake", "agency-leader", "operator")
PROCESSES = Path(__file__).parent / "processes"
PROGRAM = Path(sys.executable).with_name("dingdian")
STOP_SECONDS = 60
LOOK_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Program:
    """One process to keep running: its name, its arguments, and the address of a server."""

    name: str
    arguments: tuple[str, ...]
    address: str | None = None


def prepare(url: str, folder: Path) -> str:
    """Migrate, deploy the diagrams of this benchmark and make one account; gives its personal token."""
    runtime = Runtime.open(Settings(database_url=url, data=folder))
    upgrade(runtime.database)

    def work(uow: UnitOfWork) -> str:
        deploy(uow, [(path.name, path.read_bytes()) for path in sorted(PROCESSES.iterdir())])
        grants = tuple((role, AREA) for role in ROLES)
        account = create_account(uow.session, NewAccount(USERNAME, "压力测试", grants), os.urandom(12).hex(), uow.now)
        return credentials.create(uow.session, account, "crash", uow.now)

    try:
        return runtime.engine.run(Actor.system(), work)
    finally:
        runtime.close()


def programs(servers: int, workers: int) -> tuple[list[Program], list[str]]:
    """The processes of the installation, and the addresses of its servers."""
    ports = _free_ports(servers)
    serving = [Program(f"server {port}", ("serve", "--port", str(port)), f"http://127.0.0.1:{port}") for port in ports]
    working = [Program(f"worker {number}", ("worker", "--heartbeat", f"{number}.alive")) for number in range(workers)]
    return [*serving, *working], [str(one.address) for one in serving]


def is_ready(address: str) -> bool:
    """Whether a server says it is ready."""
    try:
        with urlopen(f"{address}/readyz", timeout=STOP_SECONDS) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except OSError:
        return False


class Supervisor:
    """Keeps every program running as an operating system's would: what ends is started again at once.

    `slowness` stretches how long it waits for programs that come up or end.
    """

    def __init__(self, listed: Sequence[Program], url: str, folder: Path) -> None:
        self.slowness = 1.0
        plain = {name: value for name, value in os.environ.items() if not name.startswith("DINGDIAN_")}
        self._environment = {**plain, "DINGDIAN_DATABASE_URL": url, "DINGDIAN_DATA": str(folder), "PYTHONUNBUFFERED": "1"}
        self._folder = folder
        self._logged: dict[Program, int] = {}
        self._lock = threading.Lock()
        self._running = {program: self._start(program) for program in listed}

    @property
    def programs(self) -> list[Program]:
        """What it keeps running."""
        return list(self._running)

    def kill(self, program: Program) -> None:
        """SIGKILL it, and start it again."""
        with self._lock:
            process = self._running[program]
            process.kill()
            process.wait()
            self._running[program] = self._start(program)

    def revive(self) -> int:
        """Start again what has ended by itself; how many of these had come up before.

        A server that starts while the database is away ends, as it should: whoever started it starts it again.
        """
        with self._lock:
            ended = [program for program, process in self._running.items() if process.poll() is not None]
            had_come_up = sum(map(self._has_come_up, ended))
            for program in ended:
                self._running[program] = self._start(program)
        return had_come_up

    def is_up(self, program: Program) -> bool:
        """Whether it works: a server is ready, a worker has done a round."""
        if program.address is not None:
            return is_ready(program.address)
        return (self._folder / program.arguments[-1]).exists()

    def _has_come_up(self, program: Program) -> bool:
        """Whether it has worked since it was started last: a worker has done a round, a server has said where it listens."""
        if program.address is None:
            return self.is_up(program)
        return program.address.encode() in self._log_of(program).read_bytes()[self._logged[program] :]

    def _log_of(self, program: Program) -> Path:
        return self._folder / f"{program.name}.log"

    def await_heartbeats(self) -> None:
        """Wait until every worker started last has done a round: before, it may not know yet how to end well."""
        rest = threading.Event()
        waiting = [self._folder / program.arguments[-1] for program in self._running if "--heartbeat" in program.arguments]
        until = time.monotonic() + STOP_SECONDS * self.slowness
        while any(not file.exists() for file in waiting) and time.monotonic() < until:
            self.revive()
            rest.wait(LOOK_SECONDS)

    def stop(self) -> list[str]:
        """Ask all to end and wait; the names of those that did not end well."""
        for process in self._running.values():
            process.terminate()
        return [program.name for program, process in self._running.items() if not self._ended_well(process)]

    def _ended_well(self, process: subprocess.Popen[bytes]) -> bool:
        try:
            return process.wait(STOP_SECONDS * self.slowness) == 0
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return False

    def _start(self, program: Program) -> subprocess.Popen[bytes]:
        (self._folder / program.arguments[-1]).unlink(missing_ok=True)  # the last sign of life of the one before
        with self._log_of(program).open("ab") as log:
            self._logged[program] = self._log_of(program).stat().st_size
            command = [str(PROGRAM), *program.arguments]
            return subprocess.Popen(
                command, env=self._environment, cwd=self._folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )


def _free_ports(count: int) -> list[int]:
    # a server that is killed must come back at the same address
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports
