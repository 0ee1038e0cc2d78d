"""A hospital is designated: the same way as a pharmacy, with the checks and duties of a medical institution."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.desk import Desk, tick
from tests.browser.team import enter_team

pytestmark = pytest.mark.xdist_group("browser-2")

PARTY = "杭州钱塘仁济医院"
SUBMITTED = date(2026, 9, 29)
PUBLICITY_OVER = date(2026, 10, 14)
EFFECTIVE = date(2026, 10, 20)


def test_a_hospital_is_designated(sit: Sit) -> None:
    """From the application to the list of designated parties."""
    hospital, negotiator, leader = sit("yiyuan"), sit("xieyi"), sit("fuzeren")
    _apply(hospital)
    sit("shouli").do(PARTY, "核对申请材料", choices={"核对结论": "材料齐全，符合受理条件"})
    _evaluate(sit("pinggu"), sit("pinggu2"))
    leader.advance(PUBLICITY_OVER)
    _agree(hospital, negotiator, leader)
    leader.advance(EFFECTIVE)
    leader.go(f"/public/designated?q={PARTY}")
    expect(leader.page.get_by_role("row").filter(has_text=PARTY)).to_contain_text(EFFECTIVE.isoformat())


def _apply(hospital: Desk) -> None:
    hospital.go("/applications/new")
    hospital.page.get_by_role("radiogroup").get_by_text("医疗机构", exact=True).click()
    expect(hospital.field("机构名称")).to_have_value(PARTY)
    hospital.select(hospital.page.locator(".fjs-form"), "主要执业范围", "基本医疗服务")
    hospital.write("纳入定点后使用医保基金的预测", "预计年使用医保基金约 800 万元。")
    hospital.check_all("已具备的条件")
    hospital.check_all("随申请提交的材料")
    hospital.page.get_by_test_id("submit").click()
    expect(hospital.page.get_by_role("status").filter(has_text="申请已提交")).to_be_visible()


def _evaluate(evaluator: Desk, second: Desk) -> None:
    evaluator.take(PARTY, "组建评估小组或委托第三方")
    evaluator.choose("评估方式", "组建评估小组")
    enter_team(evaluator)
    evaluator.submit()
    evaluator.take(PARTY, "书面评估")
    evaluator.pass_all()
    evaluator.write("核查情况与证据", "书面材料真实有效。")
    evaluator.submit()
    second.take(PARTY, "现场评估")
    second.pass_all()
    second.pick("现场核查日期", SUBMITTED)
    second.write("核查情况与证据", "设施、追溯码和接口符合要求。")
    second.submit()


def _agree(hospital: Desk, negotiator: Desk, leader: Desk) -> None:
    negotiator.do(PARTY, "协商谈判", choices={"是否协商一致": "协商一致"}, texts={"协商谈判记录": "双方协商一致。"})
    negotiator.do(
        PARTY,
        "拟定协议文本",
        texts={"违约金比例": "30%", "中止期限上限（日）": "180", "服务范围与项目清单": "基本医疗服务"},
        dates={"生效日期（不填为签订日）": EFFECTIVE},
    )
    leader.do(PARTY, "审核协议内容", choices={"审核意见": "通过"}, texts={"意见说明": "内容完整。"})
    hospital.do(PARTY, "医药机构签署", choices={"是否同意签署": "同意签署"}, texts={"签署人": "沈立群"})
    leader.do(PARTY, "经办机构签署", choices={"签约经办机构层级": "地市级"}, texts={"签署人": "吴国强"})
    negotiator.do(PARTY, "报行政部门备案", texts={"备案编号": "杭医保备〔2026〕89号"}, dates={"备案日期": PUBLICITY_OVER})
    hospital.take(PARTY, "人员服务承诺与登记")
    tick(hospital.page.get_by_label("已组织全部相关人员作出服务承诺"))
    hospital.submit()
