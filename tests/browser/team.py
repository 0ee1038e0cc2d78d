"""The evaluation team of the browser tests: the four kinds of expertise that O3-08-a asks for."""

from __future__ import annotations

from tests.browser.desk import Desk

TEAM = (("李静怡", "医疗保障"), ("周明远", "医药卫生"), ("韩雪", "财务管理"), ("曹宇", "信息技术"))


def enter_team(desk: Desk) -> None:
    """Fill in one row of the list for each member."""
    rows = desk.page.locator(".fjs-repeat-row-container")
    for index, (name, expertise) in enumerate(TEAM):
        if rows.count() <= index:
            desk.page.get_by_role("button", name="新增一项").click()
        row = rows.nth(index)
        row.get_by_role("textbox", name="姓名").fill(name)
        desk.select(row, "专业", expertise)
