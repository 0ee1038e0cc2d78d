"""A database that is not there is a 503 with a time to try again; an answer lost at the commit is a 504, and is not the same."""

from __future__ import annotations

import pytest
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
