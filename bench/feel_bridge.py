"""feelin as a Python program would have to use it: a child process that answers one JSON line for each."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "feelin"
INSTALL = "npm ci --prefix bench/feelin"


def why_absent() -> str | None:
    """Why feelin cannot be used here, or None if it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (FOLDER / "node_modules" / "feelin").is_dir():
        return f"feelin is not installed; run {INSTALL}"
    return None


class Feelin:
    """A node process with feelin. Close it, or use it in a `with` block."""

    def __init__(self) -> None:
        command = ["node", str(FOLDER / "bridge.mjs")]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def __enter__(self) -> Feelin:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.communicate()

    def evaluate(self, expression: str, variables: Mapping[str, Any]) -> Any:
        """The value of an expression."""
        return self._ask({"expression": expression, "variables": variables})["value"]

    def seconds_within(self, expression: str, variables: Mapping[str, Any], evaluations: int) -> float:
        """The seconds that so many evaluations take inside the process, without the way there and back."""
        return float(self._ask({"expression": expression, "variables": variables, "repeat": evaluations})["seconds"])

    def _ask(self, request: Mapping[str, Any]) -> Any:
        if self._child.stdin is None or self._child.stdout is None:
            raise RuntimeError("Expected pipes to node, but found none; start Feelin anew.")
        self._child.stdin.write(json.dumps(request) + "\n")
        answer = self._child.stdout.readline()
        if not answer:
            raise RuntimeError(f"Expected an answer from node, but it ended; see its error above, or run {INSTALL}.")
        return json.loads(answer)
