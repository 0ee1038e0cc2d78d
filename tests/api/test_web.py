"""Serving the built web app."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import web
from api.kit import errors, security


def serve(build: Path | None) -> TestClient:
    """A server of that build alone."""
    app = FastAPI(openapi_url=None)
    errors.install(app)
    security.install(app)
    web.install(app, build)
    return TestClient(app)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A small build."""
    build = tmp_path / "dist"
    (build / "assets").mkdir(parents=True)
    (build / "index.html").write_text("<title>定点</title>")
    (build / "favicon.svg").write_text("<svg/>")
    (build / "assets" / "index-1a2b.js").write_text("0")
    (tmp_path / "secret.txt").write_text("not for everybody")
    with serve(build) as opened:
        yield opened


@pytest.mark.parametrize("path", ["/", "/tasks", "/cases/330100-2026-000001", "/index.html"])
def test_every_page_is_the_app(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert "定点" in answer.text
    assert answer.headers["cache-control"] == "no-cache"


def test_files_with_a_hash_are_kept_for_ever(client: TestClient) -> None:
    assert "immutable" in client.get("/assets/index-1a2b.js").headers["cache-control"]


def test_a_missing_file_is_not_the_app(client: TestClient) -> None:
    assert client.get("/assets/gone.js").status_code == 404


def test_other_files_of_the_build_are_served(client: TestClient) -> None:
    assert client.get("/favicon.svg").text == "<svg/>"


@pytest.mark.parametrize("path", ["/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"])
def test_nothing_outside_the_build_is_served(client: TestClient, path: str) -> None:
    assert "not for everybody" not in client.get(path).text


def test_pages_may_run_only_our_own_scripts(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]

    assert "script-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert client.get("/").headers["x-content-type-options"] == "nosniff"


def test_without_a_build_the_page_says_how_to_make_one() -> None:
    with serve(None) as client:
        answer = client.get("/tasks")

    assert answer.status_code == 503
    assert "make run" in answer.text
