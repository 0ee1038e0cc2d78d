"""What the pages do when something is wrong, missing or someone else was faster; and that keys alone suffice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.desk import tick
from tests.browser.server import ROOT

pytestmark = pytest.mark.xdist_group("browser")

ON_PUBLICITY = "杭州上城百草堂药店"
JUST_SUBMITTED = "杭州西湖文三惠民药店"
EVALUATING = "杭州余杭良渚妇幼医院"
SUPPLEMENTING = "杭州滨江安康门诊部"


def test_a_wrong_password_is_refused_in_words(sit: Sit) -> None:
    """The refusal says what to do, and a page that needs sign-in comes back after it."""
    visitor = sit("")
    visitor.go("/tasks?view=mine")
    expect(visitor.page.get_by_role("heading", name="登录")).to_be_visible()
    visitor.page.get_by_label("用户名").fill("shouli")
    visitor.page.get_by_label("密码").fill("wrong")
    visitor.page.get_by_role("button", name="登录", exact=True).click()
    expect(visitor.page.get_by_role("alert")).to_be_visible()
    visitor.expect_refusal(401)
    visitor.page.get_by_label("密码").fill("dingdian-demo")
    visitor.page.get_by_label("密码").press("Enter")
    expect(visitor.page.get_by_role("tab", name="我的")).to_have_attribute("aria-selected", "true")


def test_the_public_objects_to_an_entry(sit: Sit) -> None:
    """An objection needs facts and a name, gives a receipt, and puts a task before the evaluators."""
    citizen = sit("")
    citizen.go("/public/publicity")
    row = citizen.page.get_by_role("row").filter(has_text=ON_PUBLICITY)
    row.get_by_role("button", name="提出异议").click()
    send = citizen.page.get_by_role("button", name="提交异议")
    expect(send).to_be_disabled()
    citizen.page.get_by_label("异议事实").fill("该药店注册地址与实际经营地址不一致。")
    citizen.page.get_by_label("姓名或单位").fill("张三")
    citizen.page.get_by_label("联系方式").fill("13800000000")
    send.click()
    expect(citizen.page.get_by_role("status").filter(has_text="异议已收到")).to_be_visible()
    citizen.picture("objection")
    evaluator = sit("pinggu2")
    evaluator.take(ON_PUBLICITY, "核查公示异议")


def test_a_missing_answer_is_named_at_its_field(sit: Sit) -> None:
    """Nothing is sent while a required field is empty; the draft survives leaving the page."""
    intake = sit("shouli")
    intake.take(JUST_SUBMITTED, "核对申请材料")
    intake.page.reload()
    intake.page.get_by_test_id("submit").click()
    expect(intake.page.get_by_text("此项必填").first).to_be_visible()
    expect(intake.page.get_by_text("已恢复")).to_have_count(0)  # nothing was typed, so nothing is a draft
    intake.choose("核对结论", "材料齐全，符合受理条件")
    intake.page.get_by_label("备注").fill("已与原件核对")
    expect(intake.page.get_by_text("草稿已保存在本机")).to_be_visible()
    intake.page.reload()
    expect(intake.page.get_by_label("备注")).to_have_value("已与原件核对")
    intake.picture("draft")


def test_whoever_comes_second_is_told_so(sit: Sit) -> None:
    """Two evaluators open the same task; the second claim is refused with the reason."""
    first, second = sit("pinggu"), sit("pinggu2")
    for desk in (first, second):
        desk.go(f"/tasks?q={EVALUATING}")
        desk.page.get_by_role("link", name="书面评估", exact=True).click()
        expect(desk.page.get_by_test_id("claim")).to_be_visible()
    first.page.get_by_test_id("claim").click()
    expect(first.page.get_by_role("button", name="退回待领")).to_be_visible()
    second.page.get_by_test_id("claim").click()
    expect(second.page.get_by_text("李静怡").first).to_be_visible()
    second.expect_refusal(409)
    second.picture("taken")


def test_the_institution_answers_the_supplement_notice(sit: Sit) -> None:
    """The list of what is missing stands at the top; the answer brings the case back to intake."""
    clinic = sit("zhensuo")
    clinic.go("/applications")
    clinic.page.get_by_role("link", name="提交补正材料").click()
    dialog = clinic.page.get_by_role("dialog")
    expect(dialog.locator(".fjs-form")).to_be_visible()
    tick(dialog.get_by_label("与医保有关的医疗机构信息系统相关材料"))
    clinic.picture("supplement")
    dialog.get_by_test_id("act").click()
    expect(clinic.page.get_by_text("补正材料已提交")).to_be_visible()
    sit("shouli").take(SUPPLEMENTING, "核对申请材料")


def test_filters_stay_in_the_address(sit: Sit) -> None:
    """A filtered inbox can be bookmarked, and an empty one says what to do."""
    leader = sit("fuzeren")
    leader.go("/tasks?view=area")
    leader.page.get_by_label("关键字").fill("不存在的药店")
    leader.page.get_by_label("关键字").press("Enter")
    expect(leader.page.get_by_text("没有符合条件的事项")).to_be_visible()
    assert "view=area" in leader.page.url
    leader.page.get_by_role("button", name="清空筛选").click()
    expect(leader.page.get_by_role("row").filter(has_text=EVALUATING).first).to_be_visible()


def test_the_case_tells_its_basis(sit: Sit) -> None:
    """Choosing an element shows the provisions behind it; the licence's watermark stays in sight."""
    leader = sit("fuzeren")
    leader.go(f"/cases?q={EVALUATING}")
    leader.page.get_by_role("row").filter(has_text=EVALUATING).get_by_role("link").click()
    leader.page.get_by_role("button", name="书面评估").click()
    expect(leader.page.get_by_role("heading", name="书面评估的依据")).to_be_visible()
    expect(leader.page.locator(".basis code").first).to_be_visible()
    expect(leader.page.locator(".bjs-powered-by")).to_be_visible()
    leader.picture("case-evaluating")


def test_a_designer_sees_why_a_diagram_is_refused(sit: Sit, tmp_path: Path) -> None:
    """Findings name the element and the remedy; nothing is deployed."""
    source = ROOT / "processes" / "designation-application" / "designation-application.bpmn"
    broken = tmp_path / "broken.bpmn"
    broken.write_text(
        source.read_text()
        .replace("<bpmn:exclusiveGateway", "<bpmn:complexGateway")
        .replace("</bpmn:exclusiveGateway", "</bpmn:complexGateway")
    )
    designer = sit("sheji")
    designer.go("/admin/definitions")
    designer.page.get_by_label("选择部署文件").set_input_files(broken)
    designer.page.get_by_role("button", name="检查并部署").click()
    expect(designer.page.get_by_role("alert")).to_be_visible()
    expect(designer.page.get_by_role("columnheader", name="怎么改")).to_be_visible()
    designer.expect_refusal(422)
    designer.picture("refused-diagram")


def test_a_parameter_is_changed_with_its_source(sit: Sit) -> None:
    """A new value says from when it applies and on what ground."""
    leader = sit("fuzeren")
    leader.go("/admin/parameters")
    leader.page.get_by_role("button", name="调整 申请人补正期限").click()
    leader.page.get_by_label("新值").fill("15")
    leader.page.get_by_label("来源").fill("杭医保〔2026〕3号")
    leader.page.get_by_role("button", name="保存").click()
    row = leader.page.get_by_role("row").filter(has_text="申请人补正期限")
    expect(row).to_contain_text("杭医保〔2026〕3号")


def test_keys_alone_suffice(sit: Sit) -> None:
    """The first stop of the tabulator leads past the menu, and a task opens with the Enter key."""
    leader = sit("fuzeren")
    leader.go("/tasks?view=area")
    leader.page.keyboard.press("Tab")
    expect(leader.page.get_by_role("link", name="跳到正文")).to_be_focused()
    leader.page.get_by_role("link", name="核对申请材料").first.focus()
    leader.page.keyboard.press("Enter")
    expect(leader.page.get_by_role("heading", name="核对申请材料", exact=True)).to_be_visible()


def test_the_clock_goes_forward_only(sit: Sit) -> None:
    """The demonstration's date moves by the control in the header."""
    operator = sit("yunwei")
    operator.go("/admin/calendar")
    operator.advance(date(2026, 9, 30))
    operator.page.reload()
    expect(operator.page.get_by_test_id("demo-clock")).to_contain_text("2026-09-30 周三")


def test_a_decision_says_which_rules_matched_and_why(sit: Sit) -> None:
    """The timeline shows the number of the rule, its reason and provision, and on demand the inputs."""
    intake = sit("shouli")
    intake.go(f"/cases?q={ON_PUBLICITY}")
    intake.page.get_by_role("row").filter(has_text=ON_PUBLICITY).get_by_role("link").click()
    story = intake.page.get_by_role("listitem").filter(has_text="规则判定：评估结果")
    expect(story.get_by_text("第 1 条规则")).to_be_visible()
    expect(story.get_by_text("必查项全部通过")).to_be_visible()
    expect(story.get_by_role("button", name="3号令第8条")).to_be_visible()
    expect(story.get_by_text("不通过的必查项数")).to_be_hidden()
    story.get_by_text("输入（2 项）").first.click()
    expect(story.get_by_text("不通过的必查项数")).to_be_visible()
    intake.picture("decision")
