"""A decision in the story of a case says which rules matched and why, in Chinese."""

from __future__ import annotations

import pytest

from api.cases.decisions import decision_detail, decision_name, decision_views, value_text
from engine.dmn import load_decisions
from engine.feel import FunctionLibrary
from tests.api.conftest import SignInAs, Walker
from tests.engine.dmn.files import definitions

TABLE = """
<decision id="base" name="基础分"><variable name="base"/><literalExpression><text>60</text></literalExpression></decision>
<decision id="d" name="受理判定">
  <informationRequirement><requiredDecision href="#base"/></informationRequirement>
  <decisionTable id="t" hitPolicy="COLLECT">
  <input id="i1" label="床位数"><inputExpression typeRef="number"><text>beds</text></inputExpression></input>
  <input id="i2" label="已备案"><inputExpression typeRef="boolean"><text>filed</text></inputExpression></input>
  <output id="o1" name="ground" label="情形"/>
  <annotation name="provision"/><annotation name="说明"/>
  <rule id="r1"><inputEntry><text>-</text></inputEntry><inputEntry><text>true</text></inputEntry>
    <outputEntry><text>"x"</text></outputEntry>
    <annotationEntry><text/></annotationEntry><annotationEntry><text/></annotationEntry></rule>
  <rule id="r2"><description>床位不足</description>
    <inputEntry><text>&lt; base</text></inputEntry><inputEntry><text>-</text></inputEntry>
    <outputEntry><text>"unqualified"</text></outputEntry>
    <annotationEntry><text>O2-05-1，O2-05-2</text></annotationEntry>
    <annotationEntry><text>按卫健核定</text></annotationEntry></rule>
  <rule id="r3"><inputEntry><text>&lt; 20</text></inputEntry><inputEntry><text>-</text></inputEntry>
    <outputEntry><text>"small"</text></outputEntry>
    <annotationEntry><text>2号令第五条</text></annotationEntry><annotationEntry><text/></annotationEntry></rule>
</decisionTable></decision>
"""


def payload(beds: int) -> object:
    """What the history keeps of an evaluation."""
    decisions = load_decisions(definitions(TABLE), FunctionLibrary.standard())
    return decisions.evaluate("d", {"beds": beds, "filed": False}).to_json()


def test_the_decision_asked_for_comes_first_with_its_inputs_and_rules() -> None:
    decision, required = decision_views(payload(10))
    assert (required.name, required.result, required.rules) == ("基础分", "60", [])
    assert (decision.id, decision.name, decision.result) == ("d", "受理判定", "不合格、small")
    assert [(one.name, one.value) for one in decision.inputs] == [("床位数", "10"), ("已备案", "否")]
    second, third = decision.rules
    assert (second.number, second.rule_id, second.reason) == (2, "r2", "床位不足")
    assert second.provisions == ["O2-05-1", "O2-05-2"]
    assert [(one.name, one.value) for one in second.outputs] == [("情形", "不合格")]
    assert [(one.name, one.value) for one in second.notes] == [("说明", "按卫健核定")]
    assert (third.number, third.reason, third.provisions) == (3, None, [])
    assert [(one.name, one.value) for one in third.notes] == [("依据", "2号令第五条")]


def test_several_outputs_are_told_by_the_rules() -> None:
    one = {"id": "o", "name": "评估结果", "value": "qualified"}
    rule = {"index": 1, "ruleId": "r", "outputs": [one], "annotations": {}}
    evaluated = {"id": "d", "name": "D", "output": {"result": "qualified"}, "inputs": [], "matchedRules": [rule]}
    [decision] = decision_views({"evaluated": [evaluated]})
    assert decision.result is None
    assert [(one.name, one.value) for one in decision.rules[0].outputs] == [("评估结果", "合格")]
    assert decision_views({"evaluated": [{**evaluated, "matchedRules": []}]})[0].result == "result：合格"


def test_parts_of_an_answer_go_by_the_names_of_the_columns() -> None:
    """An answer made of a table's rows says 限制对象, not the variable behind it."""
    rows = [{"subject": "party", "years": 3}]
    outputs = [{"id": "o1", "name": "限制对象", "value": "party"}, {"id": "o2", "name": "年数", "value": 3}]
    table = {"id": "t", "name": "命中的限制", "output": rows, "matchedRules": [{"index": 1, "outputs": outputs}]}
    answer = {"id": "d", "name": "限制申请", "output": [{**rows[0], "through": "2029-07-21"}]}

    assert decision_views({"evaluated": [table, answer]})[0].result == "限制对象：机构，年数：3，限制至：2029-07-21"


def test_no_rule_is_said_so() -> None:
    assert decision_views(payload(90))[0].rules == []
    assert decision_detail(payload(90)) == "没有命中任何规则"
    assert decision_name(payload(90), "d") == "受理判定"


def test_an_old_line_without_an_explanation_has_none() -> None:
    assert decision_views(None) == []
    assert decision_name(None, "d") == "d"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "无"),
        (True, "是"),
        (0, "0"),
        ([], "无"),
        (["a", "b"], "a、b"),
        ({"result": "qualified", "failed": []}, "result：合格，failed：无"),
        ([{"a": 1}, {"a": 2}], "a：1；a：2"),
        ("institution", "医疗机构"),
    ],
)
def test_values_in_words(value: object, text: str) -> None:
    assert value_text(value) == text


def test_the_timeline_of_a_case_explains_its_decisions(sign_in_as: SignInAs, walker: Walker) -> None:
    number = walker.submit("杭州拱墅康泽大药房")
    walker.do(number, "Task_CheckCompleteness")

    lines = sign_in_as("shouli").get(f"/api/cases/{number}/timeline").json()

    line = next(line for line in lines if line["kind"] == "decision")
    [decision] = line["decisions"]
    assert decision["name"] == "不予受理情形(DT-01)"
    assert {"name": "机构类型", "value": "零售药店"} in decision["inputs"]
    assert decision["rules"] == []
    assert all(line["decisions"] == [] for line in lines if line["kind"] != "decision")
