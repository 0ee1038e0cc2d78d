"""Hit policies and aggregations."""

from __future__ import annotations

import pytest

from engine.dmn import DecisionResult
from engine.feel import to_json
from tests.engine.dmn.files import load, table

RULES = [("&gt; 10", '"a"'), ("&gt; 5", '"b"'), ("&lt; 0", '"c"')]
NUMBERS = [("&gt; 10", "1"), ("&gt; 5", "2"), ("&lt; 0", "4")]
RANKED = '<outputValues><text>"b", "a", "c"</text></outputValues>'


def _evaluate(score: int, rules: list[tuple[str, ...]], policy: str, **options: str) -> DecisionResult:
    return load(table(rules, policy=policy, **options)).evaluate("d", {"score": score})


@pytest.mark.parametrize(
    ("policy", "score", "expected"),
    [
        ("UNIQUE", 7, "b"),
        ("UNIQUE", 0, None),
        ("FIRST", 11, "a"),
        ("RULE ORDER", 11, ["a", "b"]),
        ("COLLECT", 11, ["a", "b"]),
        ("COLLECT", 0, None),
        ("ANY", 7, "b"),
    ],
)
def test_policies(policy: str, score: int, expected: object) -> None:
    result = _evaluate(score, RULES, policy)
    assert to_json(result.value) == expected
    assert result.warnings == ()


@pytest.mark.parametrize(("policy", "expected"), [("PRIORITY", "b"), ("OUTPUT ORDER", ["b", "a"])])
def test_priority_follows_the_output_values(policy: str, expected: object) -> None:
    assert to_json(_evaluate(11, RULES, policy, output_extra=RANKED).value) == expected


@pytest.mark.parametrize(
    ("policy", "score", "expected"),
    [
        ("COLLECT+SUM", 11, 3),
        ("COLLECT+MIN", 11, 1),
        ("COLLECT+MAX", 11, 2),
        ("COLLECT+COUNT", 11, 2),
        ("COLLECT+SUM", 0, None),
        ("COLLECT+COUNT", 0, 0),
    ],
)
def test_aggregations(policy: str, score: int, expected: object) -> None:
    assert to_json(_evaluate(score, NUMBERS, policy).value) == expected


@pytest.mark.parametrize(("policy", "expected"), [("UNIQUE", "UNIQUE"), ("ANY", "ANY")])
def test_rules_against_the_policy_are_null_and_named(policy: str, expected: str) -> None:
    result = _evaluate(11, RULES, policy)
    assert result.value is None
    assert [warning.code for warning in result.warnings] == ["hit-policy"]
    assert expected in result.warnings[0].message
    assert "1 ('r1'), 2 ('r2')" in result.warnings[0].message


def test_any_allows_equal_outputs() -> None:
    assert _evaluate(11, [("&gt; 10", '"a"'), ("&gt; 5", '"a"')], "ANY").value == "a"


def test_the_sum_of_texts_is_null_and_warns() -> None:
    result = _evaluate(11, RULES, "COLLECT+SUM")
    assert result.value is None
    assert result.warnings[0].code == "hit-policy"


def test_a_default_stands_for_no_match() -> None:
    default = '<defaultOutputEntry><text>"none"</text></defaultOutputEntry>'
    assert _evaluate(0, RULES, "FIRST", output_extra=default).value == "none"


def test_several_outputs_are_a_context() -> None:
    decisions = load(table([("-", "1", "score * 2")], outputs=("a", "b")))
    assert to_json(decisions.evaluate("d", {"score": 4}).value) == {"a": 1, "b": 8}
