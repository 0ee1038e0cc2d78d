"""Runs a real server in demonstration mode, in a process and a data folder of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DINGDIAN = Path(sys.executable).with_name("dingdian")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
STOP_SECONDS = 60


class ServerDidNotStart(RuntimeError):
    """Raised when the server ends before it says where it listens; carries what it wrote."""


@contextmanager
def demo_server(data: Path) -> Iterator[str]:
    """Start the server on a free port of the loopback, give its address, stop it at the end."""
    log = data / "server.log"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DINGDIAN_")}
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [DINGDIAN, "serve", "--demo", "--host", "127.0.0.1", "--port", "0"],
            cwd=ROOT,
            env={**environment, "DINGDIAN_DATA": str(data), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as process,
    ):
        try:
            yield _address(process, log)
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)


def _address(process: subprocess.Popen[str], log: Path) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        found = ADDRESS.search(line)
        if found:
            return found.group()
    raise ServerDidNotStart(log.read_text())
