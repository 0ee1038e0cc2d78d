"""A server that was asked to end is no longer ready at once, serves on for a while, and ends at once when asked again."""

from __future__ import annotations

import signal
import threading
from http import HTTPStatus

import uvicorn
from fastapi.testclient import TestClient

from api.draining import DrainingServer
from api.runtime import Runtime


def server(stopping: threading.Event, seconds: float) -> DrainingServer:
    """A server that is never started."""
    return DrainingServer(uvicorn.Config(lambda: None), stopping, seconds)


def test_without_a_drain_it_ends_at_once() -> None:
    stopping = threading.Event()
    one = server(stopping, 0)
    one.handle_exit(signal.SIGTERM, None)
    assert stopping.is_set()
    assert one.should_exit


def test_with_a_drain_it_serves_on_until_it_is_asked_again() -> None:
    stopping = threading.Event()
    one = server(stopping, 300)
    one.handle_exit(signal.SIGTERM, None)
    assert stopping.is_set()
    assert not one.should_exit
    one.handle_exit(signal.SIGTERM, None)
    assert one.should_exit


def test_the_drain_ends() -> None:
    one = server(threading.Event(), 0.01)
    one.handle_exit(signal.SIGTERM, None)
    for timer in [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]:
        timer.join(20)
    assert one.should_exit


def test_readiness_ends_first_and_liveness_does_not(client: TestClient, runtime: Runtime) -> None:
    assert client.get("/readyz").status_code == HTTPStatus.OK
    runtime.stopping.set()
    refused = client.get("/readyz")
    assert refused.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "正在停止" in refused.json()["detail"]
    assert client.get("/healthz").status_code == HTTPStatus.OK
