"""A process of its own that works off batch operations and tells its parent after each commit."""

from __future__ import annotations

import sys

from engine.clock import PinnedClock
from engine.engine import Engine
from engine.feel import FunctionLibrary
from engine.jobs import HandlerRegistry
from engine.store import Database
from engine.worker import run_operations
from tests.engine.house import MONDAY


def main(url: str) -> None:
    """Three items to a transaction, until nothing is left."""
    engine = Engine(Database(url), PinnedClock(MONDAY), HandlerRegistry(), FunctionLibrary.standard())
    while run_operations(engine, 3):
        sys.stdout.write("committed\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
