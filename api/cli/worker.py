"""`dingdian worker`: do what is due until stopped."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import threading
from pathlib import Path

from api.cli.main import CommandError
from api.runtime import Runtime
from api.settings import Settings
from engine.worker import Worker

STOP_SECONDS = 30
"""A batch takes well under a second; one that does not end in this time is left to another worker."""

_log = logging.getLogger(__name__)


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to leave a sign of life."""
    parser.add_argument("--heartbeat", metavar="FILE", type=Path, help="touch this file after every good round")


def run(options: argparse.Namespace) -> int:
    """Run in the foreground; SIGINT and SIGTERM end it after the batch at hand."""
    settings = Settings.from_environment()
    if settings.embedded_worker:
        raise CommandError(
            "Expected a PostgreSQL database, but this is SQLite, where 'dingdian serve' runs the worker itself; "
            "set DINGDIAN_DATABASE_URL."
        )
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    runtime = Runtime.open(settings)
    heartbeat: Path | None = options.heartbeat
    worker = Worker(runtime.engine, alive=lambda: heartbeat.touch() if heartbeat is not None else None)

    def stop(*_: object) -> None:
        worker.ask_to_stop()
        _give_up_after(STOP_SECONDS)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        worker.run()
    finally:
        runtime.close()
    return 0


def _give_up_after(seconds: float) -> None:
    timer = threading.Timer(seconds, _give_up)
    timer.daemon = True
    timer.start()


def _give_up() -> None:
    # nothing is lost: the database rolls back what this process held, and another worker takes it
    _log.error("Expected the batch at hand to end within %s s, but it did not; leaving it.", STOP_SECONDS)
    os._exit(1)
