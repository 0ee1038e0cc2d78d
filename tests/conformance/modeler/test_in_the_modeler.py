"""Our element templates in the modeller that Camunda Modeler is made of, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from api.element_templates.templates import templates
from engine.commands.resources import read_resource
from engine.dialect.lint.finding import Severity
from engine.dialect.names import zeebe
from engine.dialect.xml import parse_xml
from handlers.bootstrap import function_library
from tests.browser.conftest import browser

__all__ = ["browser"]

FOLDER = Path(__file__).parent
pytestmark = pytest.mark.xdist_group("browser-2")


@pytest.fixture
def modeler(browser: Browser, node_packages: None) -> Iterator[Page]:
    """The modeller with an empty diagram of one start event, one task and one end event."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto((FOLDER / "modeler.html").as_uri())
    assert page.evaluate("xml => window.open(xml)", (FOLDER / "samples" / "template.bpmn").read_text(encoding="utf-8")) == []
    yield page
    page.close()


def _load(page: Page) -> None:
    assert page.evaluate("templates => window.load(templates)", templates()) == []


def _applied(page: Page, template: str) -> etree._Element:
    page.evaluate("template => window.apply('Task_1', template)", template)
    xml = page.evaluate("() => window.save()")
    root = parse_xml(xml.encode(), resource="template.bpmn")
    (definition,) = root.iter(zeebe("taskDefinition"))
    task = definition.getparent()
    assert task is not None
    return task


def test_all_templates_are_taken_without_a_complaint(modeler: Page) -> None:
    _load(modeler)


def test_the_modeler_complains_about_a_bad_one(modeler: Page) -> None:
    bad = json.loads(json.dumps(templates()[0]))
    del bad["properties"][0]["binding"]
    assert modeler.evaluate("templates => window.load(templates)", [bad]) != []


def test_a_task_gets_its_type_and_shows_its_headers(modeler: Page) -> None:
    """A chosen timer and a prefix are written where the handler reads them."""
    _load(modeler)
    _applied(modeler, "dingdian.open-clock")
    panel = modeler.locator("#panel")
    expect(panel).to_contain_text("启动法定期限")
    panel.get_by_text("设定 Headers").click()
    panel.get_by_label("法定期限 Statutory timer").select_option("T-SUP")
    panel.get_by_label("期限变量前缀").fill("sup")
    panel.get_by_label("期限变量前缀").blur()
    root = parse_xml(modeler.evaluate("() => window.save()").encode(), resource="template.bpmn")
    headers = {header.get("key"): header.get("value") for header in root.iter(zeebe("header"))}
    assert headers == {"timer": "T-SUP", "clock": "sup"}


def test_a_wrong_prefix_is_told_at_its_field(modeler: Page) -> None:
    _load(modeler)
    _applied(modeler, "dingdian.open-clock")
    panel = modeler.locator("#panel")
    panel.get_by_text("设定 Headers").click()
    panel.get_by_label("期限变量前缀").fill("1 号")
    expect(panel.get_by_text("填 acc 即得到变量").first).to_be_visible()


@pytest.mark.parametrize("job_type", ["issue-notice", "decide-termination", "settle-recovery", "accept-application"])
def test_what_the_modeler_writes_is_deployable(modeler: Page, job_type: str) -> None:
    """Applying a template gives a diagram that our own lint takes."""
    _load(modeler)
    task = _applied(modeler, f"dingdian.{job_type}")
    assert task.find(zeebe("taskDefinition")).get("type") == job_type  # type: ignore[union-attr]
    xml = modeler.evaluate("() => window.save()").encode()
    findings = read_resource("template.bpmn", xml, function_library()).findings
    assert [str(finding) for finding in findings if finding.severity is Severity.ERROR] == []
