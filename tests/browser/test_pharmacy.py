"""A pharmacy is taken from its application to the announced agreement, by five people at five desks."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.desk import Desk, tick
from tests.browser.team import enter_team

pytestmark = pytest.mark.xdist_group("browser")

PARTY = "杭州拱墅康泽大药房"
PUBLICITY_OVER = date(2026, 10, 14)
EFFECTIVE = date(2026, 10, 20)


def test_a_pharmacy_is_designated(sit: Sit) -> None:
    """From the application of 2026-09-29 to the list of designated parties (PR-01 to PR-03)."""
    pharmacy = sit("yaodian")
    number = _apply(pharmacy)
    _accept(sit("shouli"))
    _evaluate(sit("pinggu"), sit("pinggu2"))
    _is_public(sit(""))
    leader = sit("fuzeren")
    leader.advance(PUBLICITY_OVER)
    _agree(sit("xieyi"), leader, pharmacy)
    _looks_right(leader, number)
    leader.go("/tasks")
    leader.advance(EFFECTIVE)
    _is_designated(sit(""), leader, number)


def _apply(pharmacy: Desk) -> str:
    pharmacy.go("/applications")
    pharmacy.page.get_by_test_id("new-application").click()
    pharmacy.page.get_by_text("零售药店", exact=True).click()
    expect(pharmacy.field("机构名称")).to_have_value(PARTY)
    pharmacy.write("纳入定点后使用医保基金的预测", "预计年使用医保基金约 60 万元，主要为慢性病用药。")
    pharmacy.check_all("已具备的条件")
    pharmacy.check_all("随申请提交的材料")
    pharmacy.attach("上传材料", "药品经营许可证.pdf")
    pharmacy.picture("application")
    pharmacy.page.get_by_test_id("submit").click()
    expect(pharmacy.page.get_by_role("status").filter(has_text="申请已提交")).to_contain_text("2026-10-12")
    pharmacy.picture("application-submitted")
    return pharmacy.page.url.split("/applications/")[1].split("?")[0]


def _accept(intake: Desk) -> None:
    intake.go("/tasks")
    intake.picture("inbox")
    row = intake.page.get_by_role("row").filter(has_text=PARTY)
    expect(row).to_contain_text("2026-10-12 周一")
    row.get_by_role("button", name="计算依据").click()
    expect(intake.page.get_by_text("计算步骤").last).to_be_visible()
    intake.picture("inbox-explanation")
    intake.take(PARTY, "核对申请材料")
    intake.choose("核对结论", "材料齐全，符合受理条件")
    intake.picture("task")
    intake.submit()


def _evaluate(evaluator: Desk, second: Desk) -> None:
    evaluator.take(PARTY, "组建评估小组或委托第三方")
    evaluator.choose("评估方式", "组建评估小组")
    enter_team(evaluator)
    evaluator.picture("task-team")
    evaluator.submit()
    passed = ("证照与负责人身份", "执业药师或药学技术人员", "医保专（兼）职管理人员", "内部管理制度")
    evaluator.do(
        PARTY,
        "书面评估",
        choices=dict.fromkeys(passed, "通过"),
        texts={"核查情况与证据": "书面材料真实有效。"},
    )
    second.do(
        PARTY,
        "现场评估",
        choices={"信息系统直接联网结算条件": "通过", "医保药品标识": "通过"},
        dates={"现场核查日期": date(2026, 9, 29)},
        texts={"核查情况与证据": "设施、标识和系统运行符合要求。"},
    )


def _is_public(citizen: Desk) -> None:
    citizen.go("/public/publicity")
    row = citizen.page.get_by_role("row").filter(has_text=PARTY)
    expect(row.get_by_role("button", name="提出异议")).to_be_visible()
    citizen.picture("public")


def _agree(negotiator: Desk, leader: Desk, pharmacy: Desk) -> None:
    negotiator.do(
        PARTY,
        "协商谈判",
        choices={"是否协商一致": "协商一致"},
        texts={"协商谈判记录": "双方就服务范围和结算方式协商一致。"},
    )
    negotiator.do(
        PARTY,
        "拟定协议文本",
        texts={"违约金比例": "30%", "中止期限上限（日）": "180", "服务范围与项目清单": "基本医疗保险药品"},
        dates={"生效日期（不填为签订日）": EFFECTIVE},
    )
    leader.do(PARTY, "审核协议内容", choices={"审核意见": "通过"}, texts={"意见说明": "内容完整。"})
    pharmacy.do(PARTY, "医药机构签署", choices={"是否同意签署": "同意签署"}, texts={"签署人": "陈晓梅"})
    leader.do(PARTY, "经办机构签署", choices={"签约经办机构层级": "地市级"}, texts={"签署人": "吴国强"})
    negotiator.do(
        PARTY,
        "报行政部门备案",
        texts={"备案编号": "杭医保备〔2026〕88号"},
        dates={"备案日期": PUBLICITY_OVER},
    )
    pharmacy.take(PARTY, "人员服务承诺与登记")
    tick(pharmacy.page.get_by_label("已组织全部相关人员作出服务承诺"))
    pharmacy.submit()


def _looks_right(leader: Desk, number: str) -> None:
    leader.go(f"/cases/{number}")
    expect(leader.page.locator(".djs-container")).to_be_visible()
    expect(leader.page.locator(".bjs-powered-by")).to_be_visible()
    leader.picture("case")
    leader.page.get_by_role("tab", name="申请信息").click()
    expect(leader.page.get_by_role("link", name="药品经营许可证.pdf")).to_be_visible()
    for tab in ("时限", "文书", "申请信息", "协议"):
        leader.page.get_by_role("tab", name=tab).click()
        leader.picture(f"case-{tab}")


def _is_designated(citizen: Desk, leader: Desk, number: str) -> None:
    citizen.go(f"/public/designated?q={PARTY}")
    expect(citizen.page.get_by_role("row", name=re.compile(rf"^{PARTY} "))).to_contain_text(EFFECTIVE.isoformat())
    citizen.picture("designated")
    leader.go(f"/cases/{number}?tab=agreement")
    expect(leader.page.get_by_role("cell", name="履行中")).to_be_visible()
