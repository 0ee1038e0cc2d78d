"""The page of a definition: diagram, table and form, versions, and what changed between two of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from handlers.resources import PROCESSES
from tests.browser.conftest import Sit
from tests.browser.desk import Desk
from tests.browser.server import ROOT

pytestmark = pytest.mark.xdist_group("browser-2")

DIAGRAM = PROCESSES / "agreement-expiry" / "agreement-expiry.bpmn"
OLD_NAME, NEW_NAME = "协议期满终止", "协议期满，依法终止"


def _open(desk: Desk, kind: str, id_: str) -> None:
    desk.go("/admin/definitions")
    desk.page.get_by_role("tab", name=kind).click()
    desk.page.get_by_role("row").filter(has=desk.page.get_by_role("cell", name=id_, exact=True)).get_by_role("link").click()
    expect(desk.page).to_have_url(re.compile(r"/admin/definitions/\d+$"))


def _deploy(desk: Desk, file: Path, id_: str) -> None:
    desk.go("/admin/definitions")
    desk.page.get_by_label("选择部署文件").set_input_files(file)
    desk.page.get_by_role("button", name="检查并部署").click()
    expect(desk.page.get_by_role("row").filter(has_text=id_).filter(has_text="第 2 版")).to_be_visible()


def test_a_diagram_leads_to_its_forms_and_tables(sit: Sit) -> None:
    """From the list to the diagram, to what it refers to, and on to a form as a caseworker sees it."""
    designer = sit("sheji")
    _open(designer, "流程", "designation-application")
    expect(designer.page.locator(".djs-container")).to_be_visible()
    designer.page.get_by_role("tab", name="引用").click()
    designer.page.get_by_role("row").filter(has_text="intake-refusal").get_by_role("link").first.click()
    expect(designer.page.locator(".fjs-form")).to_be_visible()
    designer.picture("definition-form")


def test_a_table_is_shown_as_a_table(sit: Sit) -> None:
    """The rules of a decision table with their annotations."""
    designer = sit("sheji")
    _open(designer, "决策表", "renewal-gate")
    expect(designer.page.locator(".dmn-decision-table-container")).to_contain_text("O3-38")
    designer.picture("definition-table")


def test_what_changed_is_shown_on_the_diagram(sit: Sit, tmp_path: Path) -> None:
    """Deploy a changed diagram, compare, and step from the list to the element."""
    changed = tmp_path / DIAGRAM.name
    changed.write_text(DIAGRAM.read_text(encoding="utf-8").replace(f'name="{OLD_NAME}"', f'name="{NEW_NAME}"'), encoding="utf-8")
    designer = sit("sheji")
    _deploy(designer, changed, "agreement-expiry")
    _open(designer, "流程", "agreement-expiry")
    designer.page.get_by_role("tab", name="版本（2）").click()
    designer.page.get_by_role("button", name="与所看版本比较").click()
    expect(designer.page.get_by_text("1 处不同")).to_be_visible()
    expect(designer.page.get_by_role("deletion").filter(has_text=OLD_NAME)).to_be_visible()
    designer.page.get_by_role("button", name=NEW_NAME).click()
    expect(designer.page.locator(".djs-element.dd-changed.dd-selected")).to_have_count(1)
    designer.picture("definition-difference")
    designer.page.get_by_role("radiogroup", name="看哪个版本").get_by_text("第 1 版").click()
    expect(designer.page.locator(".djs-element.dd-changed")).to_contain_text("协议期满终止")


def test_a_leader_sees_the_cases_on_a_version(sit: Sit) -> None:
    """Operators and leaders find out which cases a change of law would concern."""
    operator = sit("yunwei")
    _open(operator, "流程", "designation-application")
    operator.page.get_by_role("tab", name="在办案件").click()
    operator.page.get_by_role("row").filter(has_text="330100").first.get_by_role("link").click()
    expect(operator.page.get_by_role("tab", name="办理进程")).to_be_visible()


def test_an_operator_moves_the_cases_to_a_new_version(sit: Sit, tmp_path: Path) -> None:
    """Try it, see what would happen, start it, and find the cases on the new version."""
    application = PROCESSES / "designation-application" / "designation-application.bpmn"
    changed = tmp_path / application.name
    changed.write_text(
        application.read_text(encoding="utf-8").replace('name="登记收件"', 'name="登记收件并编号"'), encoding="utf-8"
    )
    operator, designer = sit("yunwei"), sit("sheji")
    _open(operator, "流程", "designation-application")
    first = operator.page.url
    _deploy(designer, changed, "designation-application")
    operator.page.goto(f"{first}?tab=cases")
    operator.page.get_by_role("button", name="试算").click()
    expect(operator.page.get_by_role("status").filter(has_text="可以迁移")).to_be_visible()
    operator.picture("migration")
    operator.page.get_by_role("button", name="开始迁移").click()
    operator.page.get_by_role("dialog").get_by_role("button", name="开始迁移").click()
    expect(operator.page.get_by_role("status").filter(has_text="已完成")).to_be_visible()
    expect(operator.page.get_by_text("没有在办案件")).to_be_visible()


def test_the_links_of_the_modeler_lead_here(sit: Sit) -> None:
    """With this server as "Operate URL" the Modeler's links after Deploy and Start show version and instance."""
    designer = sit("sheji")
    designer.go("/operate/processes?process=designation-application&version=1&active=true&incidents=true")
    expect(designer.page.get_by_role("heading", name="定点申请与受理　第 1 版")).to_be_visible()
    sample = ROOT / "tests" / "conformance" / "modeler" / "samples" / "template.bpmn"
    drawn = sample.read_text(encoding="utf-8").replace("bpmn:task ", "bpmn:userTask ").replace("/bpmn:task>", "/bpmn:userTask>")
    engine_task = (
        '<bpmn:extensionElements><zeebe:userTask xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" /></bpmn:extensionElements>'
    )
    drawn = drawn.replace('name="启动补正期限">', f'name="启动补正期限">{engine_task}')
    part = {"name": "trial.bpmn", "mimeType": "application/octet-stream", "buffer": drawn.encode()}
    deployed = designer.page.request.post(f"{designer.address}/v2/deployments", multipart={"resources": part})
    assert deployed.ok, deployed.text()
    started = designer.page.request.post(
        f"{designer.address}/v2/process-instances",
        data={"processDefinitionId": "template-sample", "variables": {"round": 1}},
    )
    designer.go(f"/operate/processes/{started.json()['processInstanceKey']}")
    expect(designer.page.get_by_text("试运行")).to_be_visible()
    expect(designer.page.get_by_role("row").filter(has_text="round")).to_contain_text("1")
    expect(designer.page.locator(".dd-token")).to_have_count(1)
    designer.picture("instance")
