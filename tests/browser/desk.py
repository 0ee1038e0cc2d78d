"""What a person does at the screen, in the words of the screen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, ViewportSize, expect

SMALL_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
ALL_STILL = """() => Promise.allSettled(document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime !== Infinity).map((each) => each.finished))"""
PATIENCE_MS = 10_000
SIZE: ViewportSize = {"width": 1280, "height": 800}


@dataclass
class Desk:
    """One browser window. `faults` collects what the browser complained about, except what a test expects."""

    page: Page
    address: str
    pictures: Path
    username: str
    faults: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, browser: Browser, address: str, pictures: Path, username: str) -> Desk:
        """A fresh window; `username` is a demonstration account, or empty for nobody."""
        context = browser.new_context(viewport=SIZE, locale="zh-CN", timezone_id="Asia/Shanghai")
        context.set_default_timeout(PATIENCE_MS)
        desk = cls(context.new_page(), address, pictures, username)
        desk.page.on("console", desk._hear)
        desk.page.on("pageerror", lambda error: desk.faults.append(str(error)))
        if username:
            desk.go("/login")
            desk.page.locator(f"[data-account='{username}']").click()
            expect(desk.page.get_by_role("button", name="账户菜单")).to_be_visible()
        return desk

    def close(self) -> None:
        """Leave, with a last picture of the screen."""
        self.picture(f"last-{self.username or 'public'}")
        self.page.context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)

    def expect_refusal(self, status: int) -> None:
        """The browser reports every refused request; this one was meant to be refused."""
        refusals = [fault for fault in self.faults if f"status of {status}" in fault]
        assert len(refusals) == 1, self.faults
        self.faults.remove(refusals[0])

    def go(self, path: str) -> None:
        """Open a page of the app."""
        self.page.goto(self.address + path)

    def picture(self, name: str) -> None:
        """Keep what is on the screen, once nothing is loading any more."""
        self.page.wait_for_load_state("networkidle")
        self.page.screenshot(path=self.pictures / f"{name}.png")

    def go_and_picture(self, path: str, name: str) -> None:
        """Open a page and keep what is on the screen."""
        self.go(path)
        self.settle()
        self.picture(name)

    def settle(self) -> None:
        """Wait until all is loaded, passing messages are gone and movements have ended."""
        self.page.wait_for_load_state("networkidle")
        expect(self.page.locator(".el-message")).to_have_count(0)
        self.page.evaluate(ALL_STILL)

    def take(self, party: str, task: str) -> None:
        """Find a task in the inbox, open it and sign for it."""
        self.go(f"/tasks?q={party}")
        self.page.get_by_role("row").filter(has_text=party).get_by_role("link", name=task, exact=True).click()
        expect(self.page.get_by_role("heading", name=task, exact=True)).to_be_visible()
        claim, submit = self.page.get_by_test_id("claim"), self.page.get_by_test_id("submit")
        expect(claim.or_(submit).first).to_be_visible()
        if claim.is_visible():
            claim.click()
            expect(claim).to_have_count(0)

    def submit(self) -> None:
        """Submit the task's form and confirm."""
        self.page.get_by_test_id("submit").click()
        self.page.get_by_role("button", name="确认提交").click()
        expect(self.page.get_by_role("status").filter(has_text="已办结")).to_be_visible()

    def open_filing(self, title: str) -> None:
        """Open the form of something to file, on the page of an agreement or case."""
        self.page.get_by_test_id("filings").click()
        self.page.get_by_role("dialog").get_by_role("button", name=title, exact=True).click()
        expect(self.page.locator(".fjs-form")).to_be_visible()

    def submit_filing(self) -> None:
        """Submit the form; the drawer closes when it was accepted."""
        self.page.get_by_test_id("file").click()
        expect(self.page.get_by_test_id("file")).to_be_hidden()

    def file(self, title: str, *, texts: Mapping[str, str] | None = None, dates: Mapping[str, date] | None = None) -> None:
        """File something on an agreement or case."""
        self.open_filing(title)
        for label, text in (texts or {}).items():
            self.write(label, text)
        for label, day in (dates or {}).items():
            self.pick(label, day)
        self.submit_filing()

    def do(
        self,
        party: str,
        task: str,
        *,
        texts: Mapping[str, str] | None = None,
        choices: Mapping[str, str] | None = None,
        dates: Mapping[str, date] | None = None,
    ) -> None:
        """Take a task, fill in its form and submit it."""
        self.take(party, task)
        for label, option in (choices or {}).items():
            self.choose(label, option)
        for label, text in (texts or {}).items():
            self.write(label, text)
        for label, day in (dates or {}).items():
            self.pick(label, day)
        self.submit()

    def choose(self, label: str, option: str) -> None:
        """Choose one of a group of radio buttons."""
        group = self.page.locator(".fjs-form-field-radio").filter(has_text=label)
        tick(group.get_by_label(option, exact=True))

    def pass_all(self) -> None:
        """Answer every check of an evaluation form with its first option, which is the favourable one."""
        for group in self.page.locator(".fjs-form-field-radio").all():
            tick(group.get_by_role("radio").first)

    def check_all(self, label: str) -> None:
        """Tick every box of a checklist."""
        for box in self.page.locator(".fjs-form-field-checklist").filter(has_text=label).get_by_role("checkbox").all():
            tick(box)

    def write(self, label: str, text: str) -> None:
        """Fill in a text field."""
        self.field(label).fill(text)

    def pick(self, label: str, day: date) -> None:
        """Type a date into a date field."""
        box = self.field(label)
        box.fill(f"{day:%Y/%m/%d}")
        box.press("Enter")
        box.press("Escape")

    def field(self, label: str) -> Locator:
        """The input with this label; an asterisk marks it as required."""
        return self.page.get_by_label(re.compile(rf"^{re.escape(label)}\*?$"))

    def attach(self, label: str, name: str) -> None:
        """Upload a small file and wait until it is listed."""
        upload = self.page.locator(f"input[type=file][aria-label='{label}']")
        upload.set_input_files({"name": name, "mimeType": "application/pdf", "buffer": SMALL_PDF})
        expect(self.page.get_by_role("link", name=name)).to_be_visible()

    def select(self, row: Locator, label: str, option: str) -> None:
        """Choose from a drop-down list within a row of a form."""
        row.locator(".fjs-form-field-select").filter(has_text=label).locator(".fjs-select-display").click()
        self.page.locator(".fjs-dropdownlist-item").filter(has_text=option).click()

    def advance(self, day: date) -> None:
        """Move the demonstration's clock to a date by the control in the header."""
        self.page.get_by_test_id("demo-clock").click()
        box = self.page.get_by_label("推进到指定日期")
        box.fill(day.isoformat())
        box.press("Enter")
        self.page.get_by_role("button", name="推进日期", exact=True).click()
        expect(self.page.get_by_test_id("demo-clock")).to_contain_text(day.isoformat())


def tick(box: Locator) -> None:
    """Tick a box, as a person does: look whether it is ticked, and click again if not.

    The form draws itself anew while it is filled in, and a click that falls between two drawings reaches nothing.
    """
    for _ in range(4):
        if box.is_checked():
            return
        box.click()
        with suppress(AssertionError):
            expect(box).to_be_checked(timeout=2_000)
    expect(box).to_be_checked()
