"""Decision requirements: inputs, knowledge, services, imports, and what logic sees."""

from __future__ import annotations

import pytest

from engine.dmn import CyclicDecisions, DmnError, UnknownDecision, load_decisions
from engine.feel import DepthLimitError, to_json
from tests.engine.dmn.files import definitions, literal, load, requires

INPUT = '<inputData id="in" name="the input"><variable name="the input" typeRef="number"/></inputData>'
KNOWLEDGE = """
<businessKnowledgeModel id="k" name="factorial">
  <encapsulatedLogic><formalParameter name="n" typeRef="number"/>
    <literalExpression><text>if n = 0 then 1 else n * factorial(n - 1)</text></literalExpression>
  </encapsulatedLogic>
</businessKnowledgeModel>
"""
SERVICE = """
<decisionService id="s" name="service"><variable name="service"/>
  <outputDecision href="#sum"/><encapsulatedDecision href="#sum"/><inputDecision href="#left"/>
  <inputData href="#in"/>
</decisionService>
"""


def test_an_input_has_a_name_with_spaces_and_a_type() -> None:
    decisions = load(INPUT + literal("d", "the input * 2", requires("in", "Input")), "spec")
    assert decisions.evaluate("d", {"the input": 4}).value == 8
    result = decisions.evaluate("d", {"the input": "x"})
    assert result.value is None
    assert result.warnings[0].code == "type"


def test_camunda_shows_all_variables_the_specification_only_required_ones() -> None:
    body = literal("d", "hidden + 1")
    assert load(body, "camunda").evaluate("d", {"hidden": 1}).value == 2
    assert load(body, "spec").evaluate("d", {"hidden": 1}).value is None


def test_camunda_knows_a_required_decision_by_its_id_too() -> None:
    body = literal("base-points", "5", name="Base Points") + literal("d", "`base-points` + 1", requires("base-points"))
    assert load(body).evaluate("d", {}).value == 6


def test_business_knowledge_may_recur() -> None:
    decisions = load(KNOWLEDGE + literal("d", "factorial(5)", requires("k", "Knowledge")))
    assert decisions.evaluate("d", {}).value == 120


def test_a_decision_is_found_by_id_or_name() -> None:
    decisions = load(literal("key", "1", name="The Name"))
    assert decisions.names == ("key",)
    assert decisions.evaluate("key", {}).value == decisions.evaluate("The Name", {}).value == 1
    with pytest.raises(UnknownDecision):
        decisions.evaluate("other", {})


def test_a_decision_service_takes_its_input_decisions_from_outside() -> None:
    body = (
        INPUT
        + SERVICE
        + literal("left", "1000")
        + literal("sum", "left + the input", requires("left") + requires("in", "Input"))
        + literal("caller", "service(5, 6)", requires("s", "Knowledge"))
    )
    decisions = load(body, "spec")
    assert decisions.evaluate_service("s", {"left": 1, "the input": 2}).value == 3
    assert decisions.evaluate("caller", {}).value == 11
    assert decisions.evaluate("sum", {"the input": 2}).value == 1002


def test_decisions_that_require_one_another_are_refused() -> None:
    body = literal("a", "b", requires("b")) + literal("b", "a", requires("a")) + literal("c", "a", requires("a"))
    with pytest.raises(DmnError) as caught:
        load(body)
    [finding] = caught.value.findings
    assert (finding.code, finding.element_id, finding.details) == ("cycle", "a", ("a -> b -> a",))
    lenient = load_decisions(definitions(body), strict=False)
    with pytest.raises(CyclicDecisions):
        lenient.evaluate("a", {})


def test_imported_decisions_stand_under_the_imports_name() -> None:
    other = definitions(literal("x", "20"), namespace="other")
    body = '<import namespace="other" name="lib" importType="DMN"/>' + literal(
        "d", "lib.x + 1", '<informationRequirement><requiredDecision href="other#x"/></informationRequirement>'
    )
    assert load_decisions(definitions(body), imported=[other]).evaluate("d", {}).value == 21
    with pytest.raises(DmnError, match="namespace 'other'"):
        load_decisions(definitions(body))


def test_item_definitions_with_allowed_values() -> None:
    types = """
    <itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"A","B"</text></allowedValues>
    </itemDefinition>
    <itemDefinition name="tPupil"><itemComponent name="grade"><typeRef>tGrade</typeRef></itemComponent>
    </itemDefinition>
    <itemDefinition name="tClass" isCollection="true"><typeRef>tPupil</typeRef></itemDefinition>
    <inputData id="in" name="class"><variable name="class" typeRef="tClass"/></inputData>
    """
    decisions = load(types + literal("d", "class[1].grade", requires("in", "Input")), "spec")
    assert decisions.evaluate("d", {"class": [{"grade": "A"}]}).value == "A"
    assert decisions.evaluate("d", {"class": {"grade": "B"}}).value == "B"
    assert decisions.evaluate("d", {"class": [{"grade": "C"}]}).value is None


def test_everything_wrong_is_reported_at_once() -> None:
    body = literal("a", "1 +", requires("nobody")) + literal("b", "if")
    with pytest.raises(DmnError) as caught:
        load(body)
    assert [finding.element_id for finding in caught.value.findings] == ["a", "a", "b"]
    assert all(finding.line == 1 for finding in caught.value.findings)


def test_a_lenient_load_keeps_the_findings() -> None:
    decisions = load_decisions(definitions(literal("a", "1 +") + literal("b", "2")), strict=False)
    assert len(decisions.findings) == 1
    assert to_json(decisions.evaluate("a", {}).value) is None
    assert decisions.evaluate("b", {}).value == 2


def test_knowledge_may_require_one_another() -> None:
    body = "".join(
        f'<businessKnowledgeModel id="{one}" name="{one}"><encapsulatedLogic><formalParameter name="n"/>'
        f"<literalExpression><text>if n = 0 then true else {other}(n - 1)</text></literalExpression>"
        f"</encapsulatedLogic>{requires(other, 'Knowledge')}</businessKnowledgeModel>"
        for one, other in [("even", "odd"), ("odd", "even")]
    )
    assert load(body + literal("d", "even(4)", requires("even", "Knowledge"))).evaluate("d", {}).value is True


def test_a_chain_of_decisions_without_end_is_refused() -> None:
    body = literal("d0", "0") + "".join(literal(f"d{i}", f"d{i - 1} + 1", requires(f"d{i - 1}")) for i in range(1, 400))
    with pytest.raises(DepthLimitError):
        load(body).evaluate("d399", {})


def test_unknown_functions_are_refused() -> None:
    with pytest.raises(DmnError, match="'add workdays'"):
        load(literal("d", "add workdays(1)"))
