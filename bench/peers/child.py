"""A peer in a process of its own: one command a line, one answer a line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from types import TracebackType
from typing import Self


class Child:
    """A process that answers `ready`, then one line for each command. Use it in a `with` block."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1
        )

    def __enter__(self) -> Self:
        self._answer()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.communicate()

    def prepare(self, instances: int) -> None:
        """Bring that many new instances to their monthly check."""
        self._ask(f"prepare {instances}")

    def steps(self, count: int) -> list[float]:
        """Complete that check in so many instances; the seconds of each step, the way here and back not counted."""
        seconds: list[float] = json.loads(self._ask(f"steps {count}"))
        return seconds

    def _ask(self, command: str) -> str:
        if self._process.stdin is None:
            raise RuntimeError("Expected a pipe to the peer, but found none; start it anew.")
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        if self._process.stdout is None:
            raise RuntimeError("Expected a pipe from the peer, but found none; start it anew.")
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"Expected an answer, but the peer ended; see its error with: {' '.join(self._command)}")
        return answer
