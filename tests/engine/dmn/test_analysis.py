"""Overlaps, gaps and rules that never conclude."""

from __future__ import annotations

import pytest

from tests.engine.dmn.files import load, table


def _findings(rules: list[tuple[str, ...]], policy: str = "UNIQUE", **options: str) -> list[tuple[str, tuple[int, ...]]]:
    inputs = tuple(f"input{index}" for index in range(1, len(rules[0])))
    body = table(rules, policy=policy, inputs=inputs, **options)
    return [(finding.kind, finding.rules) for finding in load(body).analyse_tables()]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([("&lt; 5", "1"), ("&gt;= 5", "2")], []),
        ([("&lt;= 5", "1"), ("&gt;= 5", "2")], [("overlap", (1, 2))]),
        ([("&lt; 5", "1"), ("&gt; 5", "2")], [("gap", ())]),
        ([("-5", "1"), ("!= -5", "2")], []),
        ([("true", "1"), ("false", "2")], []),
        ([("true", "1")], [("gap", ())]),
        ([('"a", "b"', "1"), ('not("a", "b")', "2")], []),
        ([('"a"', "1"), ('"a", "b"', "2"), ("-", "3")], [("overlap", (1, 2)), ("overlap", (1, 3)), ("overlap", (2, 3))]),
        ([("&lt; @&quot;2026-01-02&quot;", "1"), ("&gt; @&quot;2026-01-01&quot;", "2")], []),
        ([("&lt; 5", "true", "1"), ("&gt;= 5", "-", "2"), ("&lt; 5", "false", "3")], []),
        ([("&lt; 5", "true", "1"), ("&gt;= 5", "-", "2")], [("gap", ())]),
    ],
)
def test_unique(rules: list[tuple[str, ...]], expected: object) -> None:
    assert _findings(rules) == expected


def test_dates_have_no_day_between_neighbours() -> None:
    rules = [("&lt; @&quot;2026-01-02&quot;", "1"), ("&gt;= @&quot;2026-01-02&quot;", "2")]
    assert _findings(rules) == []


def test_a_rule_behind_others_is_unreachable_under_first() -> None:
    assert _findings([("&lt; 5", "1"), ("-", "2"), ("&lt; 3", "3")], "FIRST") == [("unreachable", (3,))]


def test_a_condition_that_is_never_true_is_unreachable() -> None:
    assert _findings([("not(&lt; 5, &gt;= 5)", "1"), ("-", "2")]) == [("impossible", (1,))]


def test_collecting_tables_may_have_gaps_and_overlaps() -> None:
    assert _findings([("&lt; 5", "1"), ("&lt; 3", "2")], "COLLECT") == []


def test_a_default_fills_the_gap() -> None:
    default = "<defaultOutputEntry><text>0</text></defaultOutputEntry>"
    assert _findings([("&lt; 5", "1")], output_extra=default) == []


def test_nothing_is_said_about_what_cannot_be_proved() -> None:
    assert _findings([("? &gt; limit", "1"), ("string length(?) &gt; 3", "2")]) == []


def test_the_example_names_the_inputs() -> None:
    decisions = load(table([("&lt;= 5", "1"), ("&gt;= 5", "2")], inputs=("score",)))
    (finding,) = decisions.analyse_tables()
    assert finding.message == "Expected one matching rule, but rules 1 and 2 both match score = 5"
    assert finding.element_id == "r2"


RANKED = '<outputValues><text>"high","low"</text></outputValues>'


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([("&lt; 5", '"low"'), ("-", '"high"')], [("unreachable", (1,))]),
        ([("&lt; 5", '"high"'), ("-", '"low"')], []),
        ([("&lt; 5", '"low"'), ("-", "input1")], []),
        ([("&lt; 5", '"high"'), ("-", '"high"')], []),
    ],
)
def test_priority(rules: list[tuple[str, ...]], expected: object) -> None:
    assert _findings(rules, "PRIORITY", output_extra=RANKED) == expected


def test_many_overlaps_are_not_all_told() -> None:
    assert len(_findings([("-", "1")] * 40)) == 10


def test_a_table_beyond_measure_is_left_alone() -> None:
    small = [(str(number), "1") for number in range(300)]
    assert [kind for kind, _ in _findings(small)] == ["gap"] * 3
    assert _findings([(str(number), "1") for number in range(500)]) == []
