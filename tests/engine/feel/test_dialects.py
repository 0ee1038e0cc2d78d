"""Every difference between the specification and Camunda 8 that `engine.feel.dialects` lists."""

from __future__ import annotations

import pytest

from engine.feel import to_text
from tests.engine.feel.samples import evaluate


@pytest.mark.parametrize(
    ("text", "spec", "camunda"),
    [
        ('context put({a: 1}, ["b", "c"], 2)', "null", "{a: 1, b: {c: 2}}"),
        ('context([{key: "a", value: 1}, {key: "a", value: 2}])', "null", "{a: 2}"),
        ("context merge([])", "null", "{}"),
        ('string(duration("PT0S"))', '"PT0S"', '"P0D"'),
        ('string(duration("P0M"))', '"P0M"', '"P0Y"'),
        ("[1] = [true]", "null", "false"),
        ("{a: 1} != {a: true}", "null", "true"),
    ],
)
def test_differences(text: str, spec: str, camunda: str) -> None:
    assert to_text(evaluate(text, dialect="spec").value, nested=True) == spec
    assert to_text(evaluate(text, dialect="camunda").value, nested=True) == camunda
