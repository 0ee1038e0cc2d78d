"""The linter as a whole: order, texts, registry."""

from __future__ import annotations

import re
from pathlib import Path

from engine.dialect import lint as package
from engine.dialect.lint import RULES, Finding, Severity, lint_bpmn
from engine.dialect.xml import parse_xml
from tests.engine.dialect.lint.snippets import around, assert_accepted, definitions, lint, process

FOLDER = Path(package.__file__).parent / "rules"


def test_all_findings_come_at_once_sorted_by_line() -> None:
    text = around('<bpmn:serviceTask id="a" />\n<bpmn:task id="b" />\n<bpmn:scriptTask id="c" />')
    lines = [finding.line for finding in lint(text)]
    assert len(lines) > 5
    assert lines == sorted(lines, key=lambda line: line or 0)


def test_every_file_of_a_rule_is_registered() -> None:
    files = {file.stem.replace("_", "-") for file in FOLDER.glob("[!_]*.py")}
    assert {rule.id for rule in RULES} == files


def test_every_rule_has_a_page_and_texts_in_both_languages() -> None:
    for rule in RULES:
        title, _ = rule.page
        assert title.endswith("."), rule.id
        assert re.search(r"[\u4e00-\u9fff]", rule.remedy.zh), rule.id
        assert rule.remedy.en.isascii(), rule.id


def test_a_finding_reads_as_one_line() -> None:
    finding = Finding("r", Severity.ERROR, "a.bpmn", "Task_1", 7, None, "it is wrong", "mend it", "有误", "请更正")
    assert str(finding) == "a.bpmn:7: error [Task_1] it is wrong; mend it (r)"
    assert finding.in_chinese() == "a.bpmn 第 7 行：错误［Task_1］ 有误；请更正（r）"


def test_a_finding_about_a_whole_file_reads_as_one_line() -> None:
    finding = Finding("r", Severity.WARNING, "a.form", None, None, None, "it is wrong", "mend it", "有误", "请更正")
    assert str(finding) == "a.form: warning it is wrong; mend it (r)"
    assert finding.in_chinese() == "a.form：警告 有误；请更正（r）"


def test_what_is_not_drawn_is_a_warning() -> None:
    shape = '<bpmndi:BPMNShape bpmnElement="a" />'
    drawing = f'<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p">{shape}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>'
    text = around('<bpmn:task id="a" />').replace("</bpmn:definitions>", f"{drawing}</bpmn:definitions>")
    findings = lint_bpmn(parse_xml(text.encode(), resource="a.bpmn"), "a.bpmn")
    assert [(f.rule, f.severity, f.element_id) for f in findings] == [
        ("diagram-shape", Severity.WARNING, element) for element in ("s", "fs", "fe", "e")
    ]


def test_a_file_without_a_drawing_gives_one_warning() -> None:
    text = around('<bpmn:task id="a" />')
    findings = lint_bpmn(parse_xml(text.encode(), resource="a.bpmn"), "a.bpmn")
    assert [(f.rule, f.element_id, f.line) for f in findings] == [("diagram-shape", "defs", 1)]


def test_files_that_are_no_bpmn_at_all() -> None:
    findings = lint_bpmn(parse_xml(b"<a/>", resource="a.bpmn"), "a.bpmn")
    assert {finding.rule for finding in findings} >= {"execution-platform", "executable-process", "foreign-extension"}


def test_comments_are_passed_over() -> None:
    assert_accepted(process("<!-- 注 -->" + around('<bpmn:task id="a" />').split("\n", 2)[2].rsplit("\n", 2)[0]))
    assert [finding.rule for finding in lint(definitions("<!-- 注 -->"))] == ["executable-process"]
