"""What a result says: inputs, matched rules, annotations, warnings."""

from __future__ import annotations

import pytest

from engine.dmn import load_decisions
from engine.feel import CallFailure, FunctionLibrary, HostFunction
from tests.engine.dmn.files import definitions, literal, load, requires, table

ANNOTATED = """
<decision id="d" name="受理"><decisionTable id="t" hitPolicy="COLLECT">
  <input id="i1" label="床位数"><inputExpression typeRef="number"><text>beds</text></inputExpression></input>
  <output id="o1" name="ground" label="情形"/>
  <annotation name="provision"/><annotation name="note"/>
  <rule id="r1"><description>床位不足</description><inputEntry><text>&lt; 20</text></inputEntry>
    <outputEntry><text>"beds"</text></outputEntry>
    <annotationEntry><text>2号令第五条</text></annotationEntry><annotationEntry><text/></annotationEntry></rule>
  <rule id="r2"><inputEntry><text>&lt; 0</text></inputEntry><outputEntry><text>"x"</text></outputEntry></rule>
</decisionTable></decision>
"""


def test_matched_rules_carry_ids_outputs_and_annotations() -> None:
    result = load(ANNOTATED).evaluate("d", {"beds": 10})
    assert result.to_json() == {
        "value": ["beds"],
        "evaluated": [
            {
                "id": "d",
                "name": "受理",
                "output": ["beds"],
                "inputs": [{"id": "i1", "name": "床位数", "value": 10}],
                "matchedRules": [
                    {
                        "ruleId": "r1",
                        "index": 1,
                        "outputs": [{"id": "o1", "name": "情形", "value": "beds"}],
                        "annotations": {"provision": "2号令第五条", "note": "", "description": "床位不足"},
                    }
                ],
            }
        ],
        "warnings": [],
    }


def test_required_decisions_come_first_and_once() -> None:
    body = literal("a", "score + 1") + literal("b", "a * 2", requires("a")) + literal("c", "a + b", requires("a") + requires("b"))
    result = load(body).evaluate("c", {"score": 1})
    assert result.to_json()["value"] == 6
    assert [decision.id for decision in result.evaluated] == ["a", "b", "c"]


def test_a_missing_input_is_named() -> None:
    result = load(table([("-", "1")])).evaluate("d", {})
    assert [warning.code for warning in result.warnings] == ["no-variable", "null-input"]
    assert "'score'" in str(result.warnings[1])


def test_an_input_that_is_null_does_not_warn() -> None:
    assert load(table([("null", "1")])).evaluate("d", {"score": None}).warnings == ()


def test_an_input_of_another_type_is_null_and_warns() -> None:
    result = load(ANNOTATED).evaluate("d", {"beds": "many"})
    assert "type" in [warning.code for warning in result.warnings]


def test_input_values_are_checked() -> None:
    body = table([("-", "1")]).replace(
        "</inputExpression></input>", '</inputExpression><inputValues><text>"a","b"</text></inputValues></input>'
    )
    decisions = load(body)
    assert decisions.evaluate("d", {"score": "a"}).value == 1
    result = decisions.evaluate("d", {"score": "z"})
    assert result.value is None
    assert result.warnings[0].code == "input-values"


def test_functions_of_the_host_are_known_to_tables() -> None:
    def fail(number: object) -> object:
        raise CallFailure("Expected a calendar")

    library = FunctionLibrary.standard().with_functions([HostFunction("working days", ("from",), fail)])
    decisions = load_decisions(definitions(literal("d", "working days(1)")), functions=library)
    assert decisions.evaluate("d", {}).warnings[0].message == "working days: Expected a calendar"


def test_a_value_made_of_missing_inputs_is_a_problem() -> None:
    result = load(table([("-", "1")])).evaluate("d", {})
    assert result.value == 1
    assert [warning.code for warning in result.problems] == ["null-input"]
    assert load(table([("-", "1")])).evaluate("d", {"score": 1}).problems == ()


def test_every_warning_of_a_null_is_a_problem() -> None:
    result = load(literal("d", "missing")).evaluate("d", {})
    assert [warning.code for warning in result.problems] == ["no-variable"]


def test_a_test_that_does_not_fit_its_input_warns() -> None:
    result = load(table([('"a"', "1"), ("-", "2")], policy="FIRST")).evaluate("d", {"score": 5})
    assert result.value == 2
    assert [warning.code for warning in result.warnings] == ["not-comparable"]
    assert "rule 1" in result.warnings[0].message


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ([("&lt; mistake", "1"), ("-", "2")], "null-test"),
        ([("? &gt; 0 and mistake = 1", "1"), ("-", "2")], "null-test"),
        ([("-", "[mistake][1]")], "null-output"),
    ],
)
def test_a_mistake_in_a_cell_is_a_problem_whatever_the_table_answers(rules: list[tuple[str, ...]], code: str) -> None:
    result = load(table(rules, policy="FIRST")).evaluate("d", {"score": 1})
    assert code in [warning.code for warning in result.problems]
    assert "mistake" in " ".join(map(str, result.warnings))


def test_an_output_that_is_null_by_accident_is_named() -> None:
    result = load(table([("-", "1", "mistake")], outputs=("a", "b"))).evaluate("d", {"score": 1})
    [problem] = result.problems
    assert problem.message == "Expected a value for output 'b' of rule 1, but it is null"
    assert load(table([("-", "1", "null")], outputs=("a", "b"))).evaluate("d", {"score": 1}).problems == ()


def test_a_cell_may_ask_for_what_is_missing() -> None:
    result = load(table([("&lt; get or else(limit, 5)", "1"), ("-", "2")], policy="FIRST")).evaluate("d", {"score": 1})
    assert result.value == 1
    assert result.problems == ()
