"""A database that is not there is a 503 with a time to try again; an answer lost at the commit is a 504, and is not the same."""

from __future__ import annotations

import asyncio
import threading

import httpx
import pytest
from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from api.health import service
from engine.errors import OutcomeUnknown

LOST = DBAPIError("select 1", {}, Exception("gone"), connection_invalidated=True)


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (OperationalError("select 1", {}, Exception("refused")), 503, "not-ready"),
        (PoolTimeout("no connection to spare"), 503, "not-ready"),
        (LOST, 503, "not-ready"),
        (ProgrammingError("selekt 1", {}, Exception("syntax error")), 500, "internal"),
        (OutcomeUnknown(), 504, "outcome-unknown"),
    ],
    ids=["refused", "pool", "lost", "our mistake", "unknown"],
)
def test_each_has_its_answer(app: FastAPI, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, code: str) -> None:
    def failing(_: object) -> None:
        raise error

    monkeypatch.setattr(service, "get_meta", failing)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/api/meta")
    assert answer.status_code == status
    assert answer.json()["type"] == f"urn:dingdian:problem:{code}"
    assert (answer.headers.get("Retry-After") is not None) == (status == 503)


def test_it_lives_while_every_thread_waits_for_the_database(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever restarts what does not live would make an outage of the database longer."""
    asked, answers = threading.Event(), threading.Event()

    def hanging(_: object) -> bool:
        asked.set()
        return answers.wait(60)

    monkeypatch.setattr(service, "is_current", hanging)

    async def scenario() -> tuple[int, int]:
        current_default_thread_limiter().total_tokens = 1
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver", timeout=60) as client:
            ready = asyncio.create_task(client.get("/readyz"))
            try:
                while not asked.is_set():
                    await asyncio.sleep(0)
                lives = await asyncio.wait_for(client.get("/healthz"), 10)
            finally:
                answers.set()
            return lives.status_code, (await ready).status_code

    with TestClient(app):
        assert asyncio.run(scenario()) == (200, 200)
