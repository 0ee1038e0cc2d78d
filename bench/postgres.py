"""A PostgreSQL of one's own on a socket: started, killed and started again at will. The programs are those of the tests."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from bench import postgres_programs
from bench.server_folders import DATA, server_folder


class Postgres:
    """A server with its files in a folder of its own, which goes when it ends; `options` are settings of the server."""

    def __init__(self, **options: str) -> None:
        self._options = " ".join(f"-c {name}={value}" for name, value in options.items())
        self._kept = ExitStack()

    def url(self, database: str = "postgres") -> str:
        """The SQLAlchemy URL of a database on this server."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._data}"

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = f'-h "" -k {self._data} {self._options}'
        self._run("pg_ctl", "-w", "-t", "60", "-D", str(self._data), "-l", str(self._data / "log"), "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop: "fast" cuts every connection, "immediate" is a crash, from which the next start recovers."""
        self._run("pg_ctl", "-w", "-t", "60", "-m", mode, "-D", str(self._data), "stop")

    def __enter__(self) -> Self:
        folder = self._kept.enter_context(server_folder())
        postgres_programs.give(folder)
        self._data = folder / DATA
        with self._kept.pop_all() as kept:
            self._run("initdb", "--auth=trust", "--encoding=utf8", "-U", "postgres", "-D", str(self._data))
            self.start()
            self._kept = kept.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._kept:
            if (self._data / "postmaster.pid").exists():
                self.stop()

    def _run(self, program: str, *arguments: str) -> None:
        status = postgres_programs.run(program, *arguments)
        if status != 0:
            log = self._data / "log"
            text = log.read_text(errors="replace")[-2000:] if log.exists() else ""
            raise RuntimeError(f"Expected {program} to work, but it ended with {status}; see its log.\n{text}")
