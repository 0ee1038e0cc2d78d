"""Every page passes the automatic part of WCAG 2.1: names, roles, contrast, landmarks (checked by axe-core)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.server import ROOT

pytestmark = pytest.mark.xdist_group("browser-2")

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    ("", "/login"),
    ("", "/public/publicity"),
    ("", "/public/designated"),
    ("", "/public/terminated"),
    ("fuzeren", "/tasks?view=area"),
    ("fuzeren", "/cases/330100-2026-000005"),
    ("fuzeren", "/cases/330100-2026-000001?tab=clocks"),
    ("fuzeren", "/cases/330100-2026-000001?tab=notices"),
    ("fuzeren", "/agreements"),
    ("fuzeren", "/agreements/330100-XY-2026-000003?tab=cases"),
    ("fuzeren", "/agreements/330100-XY-2026-000002?tab=suspensions"),
    ("fuzeren", "/cases/330100-AJ-2026-000002"),
    ("fuzeren", "/case-files"),
    ("fuzeren", "/deadlines?group=all"),
    ("yikang", "/agreements/330100-XY-2026-000001"),
    ("fuzeren", "/admin/parameters"),
    ("zhensuo", "/applications/330100-2026-000007"),
    ("yunwei", "/admin/calendar"),
    ("sheji", "/admin/definitions"),
)


@pytest.mark.parametrize(("username", "path"), PAGES)
def test_pages_can_be_used_with_a_screen_reader(sit: Sit, username: str, path: str) -> None:
    """No violation of any impact."""
    desk = sit(username)
    desk.go(path)
    expect(desk.page.get_by_role("heading").first).to_be_visible()
    desk.settle()
    desk.page.evaluate(AXE.read_text())
    found = desk.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    violations = [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]]
    assert violations == []
