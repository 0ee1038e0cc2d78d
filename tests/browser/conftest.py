"""A real server and a real Chromium; every page must stay free of console errors."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.desk import Desk
from tests.browser.server import ROOT, demo_server

Sit = Callable[[str], Desk]

expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a server that was started on an empty one and stopped: modules begin with a copy."""
    folder = tmp_path_factory.mktemp("demonstration")
    with demo_server(folder):
        return folder


@pytest.fixture(scope="module")
def address(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with demonstration data, its clock pinned to 2026-09-29; one for each module."""
    if not (ROOT / "web" / "dist" / "index.html").is_file():
        pytest.fail("Expected the web app to be built, but web/dist is empty; run 'make setup'.")
    with demo_server(Path(shutil.copytree(demonstration, tmp_path_factory.mktemp("browser") / "data"))) as where:
        yield where


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium: nothing is downloaded.

    One for each module, because Playwright's event loop must have ended when other tests of the process run theirs.
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on this machine: install the system's package 'chromium' to run the browser tests")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go."""
    return tmp_path_factory.mktemp("screenshots")


@pytest.fixture
def sit(address: str, browser: Browser, pictures: Path) -> Iterator[Sit]:
    """Give somebody a desk of their own: `sit("shouli")` signs in; `sit("")` is a member of the public."""
    desks: list[Desk] = []

    def take(username: str) -> Desk:
        desk = Desk.open(browser, address, pictures, username)
        desks.append(desk)
        return desk

    yield take
    for desk in desks:
        desk.close()
    assert [fault for desk in desks for fault in desk.faults] == []
