"""A real server on loopback, for clients that speak HTTP."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from api.app import create_app
from api.runtime import Runtime
from api.settings import Settings


@contextmanager
def serving(settings: Settings, runtime: Runtime) -> Iterator[str]:
    """The address of a server that runs until the block ends."""
    # all clients may knock before the first one is let in
    with socket.create_server(("127.0.0.1", 0), backlog=256) as listening:
        config = uvicorn.Config(create_app(settings, runtime), log_config=None, access_log=False, lifespan="off")
        running = uvicorn.Server(config)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            running.should_exit = True
            thread.join()
