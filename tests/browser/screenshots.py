"""Takes the pictures of the README from the running application: `python -m tests.browser.screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from api.demo.after_signing import IN_BREACH_CASE, TERMINATED
from api.element_templates.templates import templates
from tests.browser.desk import Desk
from tests.browser.server import ROOT, demo_server

MODELER = ROOT / "tests" / "conformance" / "modeler"
PICTURES = ROOT / "docs" / "screenshots"
CHROMIUM = "/usr/bin/chromium"
EVALUATING = "杭州余杭良渚妇幼医院"


def main() -> None:
    """Write inbox, task, case, public, and the pages after signing."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, demo_server(Path(data)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        _inbox(browser, address)
        _task_and_case(browser, address)
        citizen = Desk.open(browser, address, PICTURES, "")
        citizen.go_and_picture("/public/publicity", "public")
        citizen.go_and_picture("/public/terminated", "terminated")
        _after_signing(browser, address)
        _modelling(browser, address)
        browser.close()


def _modelling(browser: Browser, address: str) -> None:
    """A task with its element template in the Modeler, and a table on the page of its definition."""
    page = browser.new_page(viewport={"width": 1280, "height": 640})
    page.goto((MODELER / "modeler.html").as_uri())
    page.evaluate("xml => window.open(xml)", (MODELER / "samples" / "template.bpmn").read_text(encoding="utf-8"))
    page.evaluate("templates => window.load(templates)", templates())
    page.evaluate("template => window.apply('Task_1', template)", "dingdian.open-clock")
    panel = page.locator("#panel")
    panel.get_by_text("设定 Headers").click()
    panel.get_by_label("法定期限 Statutory timer").select_option("T-SUP")
    panel.get_by_label("期限变量前缀").fill("sup")
    panel.get_by_label("期限变量前缀").blur()
    expect(panel.get_by_text("must not be empty")).to_have_count(0)
    page.screenshot(path=PICTURES / "modeler-template.png")
    page.close()
    designer = Desk.open(browser, address, PICTURES, "sheji")
    designer.go("/admin/definitions")
    designer.page.get_by_role("tab", name="决策表").click()
    designer.page.get_by_role("row").filter(has_text="renewal-gate").get_by_role("link").click()
    expect(designer.page.locator(".dmn-decision-table-container")).to_contain_text("O3-38")
    designer.settle()
    designer.picture("definition")


def _inbox(browser: Browser, address: str) -> None:
    leader = Desk.open(browser, address, PICTURES, "fuzeren")
    leader.go("/tasks?view=area")
    leader.page.get_by_role("button", name="计算依据").first.click()
    expect(leader.page.get_by_text("计算步骤").last).to_be_visible()
    leader.page.get_by_role("tooltip").last.get_by_role("listitem").last.wait_for()
    leader.settle()
    leader.picture("inbox")


def _task_and_case(browser: Browser, address: str) -> None:
    evaluator = Desk.open(browser, address, PICTURES, "pinggu")
    evaluator.take(EVALUATING, "书面评估")
    evaluator.choose("证照与负责人身份", "通过")
    evaluator.page.get_by_text("期限如何计算").click()
    evaluator.page.evaluate("scrollTo(0, 0)")
    evaluator.settle()
    evaluator.picture("task")
    evaluator.page.get_by_role("link", name="查看全案").click()
    expect(evaluator.page.locator(".dd-token").first).to_be_visible()
    evaluator.settle()
    evaluator.picture("case")


def _after_signing(browser: Browser, address: str) -> None:
    leader = Desk.open(browser, address, PICTURES, "fuzeren")
    leader.go_and_picture("/deadlines?group=all", "deadlines")
    leader.go("/agreements")
    leader.page.get_by_role("row").filter(has_text=TERMINATED).get_by_role("link").click()
    leader.settle()
    leader.picture("agreement")
    leader.page.get_by_role("tab", name="案件与决定").click()
    leader.page.get_by_role("article").scroll_into_view_if_needed()
    leader.settle()
    leader.picture("termination")
    pharmacy = Desk.open(browser, address, PICTURES, "yikang")
    pharmacy.go("/agreements")
    pharmacy.page.get_by_role("row").filter(has_text=IN_BREACH_CASE).get_by_role("link").click()
    pharmacy.page.get_by_test_id("filings").click()
    pharmacy.page.get_by_text("暂时不能办理").click()
    pharmacy.settle()
    pharmacy.picture("filings")


if __name__ == "__main__":
    main()
