"""`dingdian token`."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.cli import main
from api.runtime import Runtime
from tests.api.camunda.conftest import BASE, LOCAL


@pytest.fixture(autouse=True)
def _environment(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DINGDIAN_DATABASE_URL", runtime.settings.database_url)
    monkeypatch.setenv("DINGDIAN_DEMO", "1")


def test_a_token_is_made_listed_and_revoked(app: FastAPI, capsys: pytest.CaptureFixture[str]) -> None:
    http = TestClient(app, base_url=BASE, client=LOCAL)
    assert main(["token", "add", "sheji", "Camunda Modeler"]) == 0
    http.auth = ("sheji", capsys.readouterr().out.strip())
    assert http.get("/v2/topology").status_code == 200

    assert main(["token", "list"]) == 0
    key, username, label, _ = capsys.readouterr().out.strip().split("\t")
    assert (username, label) == ("sheji", "Camunda Modeler")

    assert main(["token", "revoke", key]) == 0
    assert http.get("/v2/topology").status_code == 401


@pytest.mark.parametrize("arguments", [["add", "nobody", "x"], ["revoke", "1"]])
def test_what_is_not_there(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["token", *arguments]) != 0
    assert "Expected" in capsys.readouterr().err
