"""The pages after signing: agreement, filings, deadline board, terminated parties, a case followed on its page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import ViewportSize, expect

from api.demo.after_signing import IN_BREACH_CASE, RENEWING, SUSPENDED, TERMINATED
from tests.browser.conftest import Sit
from tests.browser.desk import Desk

pytestmark = pytest.mark.xdist_group("browser-3")

PHONE: ViewportSize = {"width": 390, "height": 844}


def _open(desk: Desk, party: str, tab: str = "") -> None:
    """Find the party's agreement in the list and open it."""
    desk.go(f"/agreements?q={party}")
    desk.page.get_by_role("row").filter(has_text=party).get_by_role("link").click()
    expect(desk.page.get_by_role("heading", name=party)).to_be_visible()
    if tab:
        desk.page.get_by_role("tab", name=tab).click()


def test_the_list_is_searched_by_state(sit: Sit) -> None:
    """Filters stay in the address; an empty result says so and can be cleared."""
    leader = sit("fuzeren")
    leader.go("/agreements?state=TERMINATED")
    expect(leader.page.get_by_role("row").filter(has_text=TERMINATED)).to_contain_text("已解除")
    expect(leader.page.get_by_role("row").filter(has_text=RENEWING)).to_have_count(0)
    leader.page.get_by_label("关键字").fill("没有这家药店")
    leader.page.get_by_role("button", name="查询").click()
    expect(leader.page.get_by_text("没有找到协议")).to_be_visible()
    leader.page.get_by_role("button", name="清空筛选").click()
    expect(leader.page.get_by_role("row").filter(has_text=RENEWING)).to_be_visible()


def _exported(desk: Desk) -> str:
    """The file that the button saves."""
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("link", name="导出 CSV").click()
    assert saved.value.suggested_filename.endswith(".csv")
    return saved.value.path().read_text(encoding="utf-8-sig")


def test_the_list_is_exported_as_it_is_filtered(sit: Sit) -> None:
    """All that is found and nothing else; without anything found there is nothing to export."""
    leader = sit("fuzeren")
    leader.go("/agreements?state=TERMINATED")
    expect(leader.page.get_by_role("row").filter(has_text=TERMINATED)).to_be_visible()
    terminated = _exported(leader)
    leader.go("/agreements")
    expect(leader.page.get_by_role("row").filter(has_text=RENEWING)).to_be_visible()
    every = _exported(leader)
    leader.picture("agreements-export")
    leader.go("/agreements?q=没有这家药店")
    expect(leader.page.get_by_text("没有找到协议")).to_be_visible()

    assert (TERMINATED in terminated, RENEWING in terminated) == (True, False)
    assert (TERMINATED in every, RENEWING in every) == (True, True)
    expect(leader.page.get_by_role("link", name="导出 CSV")).to_have_count(0)


def test_the_public_exports_the_terminated_parties(sit: Sit) -> None:
    """Without signing in, with the filters of the page."""
    citizen = sit("")
    citizen.go("/public/terminated?type=pharmacy")
    expect(citizen.page.get_by_role("row").filter(has_text=TERMINATED)).to_be_visible()
    assert TERMINATED in _exported(citizen)
    citizen.go("/public/terminated?type=institution")
    expect(citizen.page.get_by_role("row").filter(has_text=TERMINATED)).to_have_count(0)


def test_a_party_sees_its_own_agreement_only(sit: Sit) -> None:
    """The list has one row; another party's page is not found."""
    pharmacy, leader = sit("yikang"), sit("fuzeren")
    pharmacy.go("/agreements")
    expect(pharmacy.page.get_by_role("row").filter(has_text="履行中")).to_have_count(1)
    _open(leader, TERMINATED)
    pharmacy.go(leader.page.url.removeprefix(leader.address))
    expect(pharmacy.page.get_by_role("alert")).to_contain_text("没有找到")
    pharmacy.expect_refusal(404)


def test_the_regions_and_the_term_stand_at_the_top(sit: Sit) -> None:
    """State, days left, regions, suspensions with what they count, and the clock with its explanation."""
    leader = sit("fuzeren")
    _open(leader, SUSPENDED)
    expect(leader.page.get_by_text("距届满 93 日")).to_be_visible()
    expect(leader.page.get_by_role("img", name=re.compile("自愿中止 2026-09-05 至 今"))).to_be_visible()
    expect(leader.page.get_by_text("0次")).to_be_visible()
    clock = leader.page.get_by_role("listitem").filter(has_text="自愿中止期限")
    clock.get_by_text("计算步骤").click()
    expect(clock.get_by_role("list").get_by_role("listitem").first).to_be_visible()
    leader.page.get_by_role("tab", name="中止与暂停结算").click()
    expect(leader.page.get_by_role("row").filter(has_text="自愿中止")).to_contain_text("不计入次数")


def test_a_legal_reader_follows_a_termination(sit: Sit) -> None:
    """Who decided what, when, on which ground, under which provision, and the document itself."""
    leader = sit("fuzeren")
    _open(leader, TERMINATED, "案件与决定")
    decision = leader.page.get_by_role("article").filter(has_text="解除协议")
    expect(decision).to_contain_text("2026-07-20 周一 作出，2026-07-21 周二 起生效")
    expect(decision).to_contain_text("集体决定，参加人员：吴国强、郑海燕、王建平")
    expect(leader.page.get_by_text("调查人员：孙丽华（不得参与决定）")).to_be_visible()
    decision.get_by_role("button", name="3号令第40条第5项").click()
    expect(leader.page.get_by_role("tooltip").last).to_contain_text("零售药店医疗保障定点管理暂行办法")
    leader.page.get_by_role("tab", name="文书").click()
    leader.page.get_by_role("button", name="解除决定书").click()
    document = leader.page.frame_locator("iframe")
    expect(document.get_by_text("串换").first).to_be_visible()
    leader.page.get_by_role("button", name="关闭", exact=True).click()


def test_a_case_is_followed_on_its_page(sit: Sit) -> None:
    """From the agreement to the case: its file, the diagram with its tokens, and the rules that matched."""
    leader = sit("fuzeren")
    _open(leader, TERMINATED, "案件与决定")
    leader.page.get_by_text("案号").get_by_role("link").click()
    expect(leader.page).to_have_url(re.compile("/cases/"))
    expect(leader.page.get_by_text("对陈述申辩的答复：不采纳申辩")).to_be_visible()
    leader.page.get_by_role("tab", name="办理进程").click()
    expect(leader.page.locator(".djs-container")).to_be_visible()
    expect(leader.page.get_by_text("规则判定：解除情形").first).to_be_visible()
    expect(leader.page.get_by_role("link", name="清算解除前费用")).to_be_visible()


def test_the_party_answers_the_prior_notice(sit: Sit) -> None:
    """Filing in the drawer: what is possible, what is not and why, and the clock that the statement closes."""
    pharmacy = sit("yikang")
    _open(pharmacy, IN_BREACH_CASE)
    pharmacy.page.get_by_test_id("filings").click()
    pharmacy.page.get_by_text("暂时不能办理").click()
    expect(pharmacy.page.get_by_role("listitem").filter(has_text="申请恢复履行")).to_contain_text("履行中")
    pharmacy.page.get_by_role("button", name="陈述申辩", exact=True).click()
    pharmacy.page.get_by_test_id("file").click()
    expect(pharmacy.page.get_by_text("此项必填").first).to_be_visible()
    pharmacy.write("陈述申辩内容", "系统设置差错所致，已自行更正。")
    pharmacy.submit_filing()
    pharmacy.page.get_by_role("tab", name="案件与决定").click()
    expect(pharmacy.page.get_by_text("系统设置差错所致，已自行更正。")).to_be_visible()


def test_a_filing_tells_at_once_what_is_wrong(sit: Sit) -> None:
    """A suspension that begins in the past is refused at its field, and what was typed stays."""
    pharmacy = sit("fendian")
    pharmacy.go("/agreements")
    pharmacy.page.get_by_role("row").filter(has_text="履行中").get_by_role("link").click()
    pharmacy.open_filing("申请中止协议")
    pharmacy.write("申请中止的原因", "经营场所装修。")
    pharmacy.page.keyboard.press("Escape")
    expect(pharmacy.field("申请中止的原因")).to_have_value("经营场所装修。")


def test_the_board_shows_what_falls_due(sit: Sit) -> None:
    """Counts in the tabs, a link to what the clock belongs to, and the provision behind it."""
    leader = sit("fuzeren")
    leader.go("/deadlines")
    expect(leader.page.get_by_role("tab", name="本周到期")).to_have_attribute("aria-selected", "true")
    row = leader.page.get_by_role("row").filter(has_text=SUSPENDED)
    expect(row).to_contain_text("续签申请期限")
    expect(row).to_contain_text("2026-09-30 周三")
    expect(row).to_contain_text("剩 1 个工作日")
    leader.page.get_by_role("tab", name="已逾期").click()
    late = leader.page.get_by_role("row").filter(has_text="清算期限")
    expect(late).to_contain_text("超期")
    late.get_by_role("link").click()
    expect(leader.page.get_by_role("heading", name=TERMINATED)).to_be_visible()


def test_anybody_reads_who_was_terminated(sit: Sit) -> None:
    """No sign-in; the ground can be read in full."""
    citizen = sit("")
    citizen.go("/public/terminated")
    row = citizen.page.get_by_role("row").filter(has_text=TERMINATED)
    expect(row).to_contain_text("2026-07-21")
    row.get_by_role("button", name="3号令第40条第5项").click()
    expect(citizen.page.get_by_role("tooltip").last).to_contain_text("第 40 条")


@pytest.mark.parametrize("path", ["/agreements", "/deadlines?group=all", "/public/terminated"])
def test_lists_fit_a_phone(sit: Sit, path: str) -> None:
    """Rows become cards, nothing has to be pushed sideways, and the menu opens by a button."""
    leader = sit("fuzeren")
    leader.page.set_viewport_size(PHONE)
    leader.go(path)
    expect(leader.page.get_by_role("row").filter(has_text=TERMINATED).first).to_be_visible()
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert leader.page.evaluate(wider) == 0
    menu = leader.page.get_by_role("navigation", name="主菜单")
    expect(menu).to_be_hidden()
    leader.page.get_by_role("button", name="主菜单").first.click()
    menu.get_by_role("link", name="解除协议名单").click()
    expect(leader.page.get_by_role("heading", name="解除协议名单")).to_be_visible()
    expect(menu).to_be_hidden()
