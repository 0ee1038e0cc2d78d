"""Every difference between the specification and Camunda 8 that `engine.feel.dialects` lists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import engine.feel
from engine.feel import Dialect, FeelSyntaxError, to_text
from engine.feel.dialects import DEVIATIONS, DIFFERENCES, Deviation, Difference
from tests.engine.feel.samples import evaluate, passes

FOLDER = Path(engine.feel.__file__).parent


def _value(difference: Difference, dialect: Dialect) -> str:
    if difference.cell:
        return to_text(passes(difference.expression, 5, dialect, n=1), nested=True)
    try:
        return to_text(evaluate(difference.expression, dialect=dialect).value, nested=True)
    except FeelSyntaxError:
        return "a syntax error"


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: str(difference.expression))
def test_both_sides(difference: Difference) -> None:
    assert (_value(difference, "spec"), _value(difference, "camunda")) == (difference.spec, difference.camunda)


@pytest.mark.parametrize("deviation", DEVIATIONS, ids=lambda deviation: str(deviation.expression))
def test_both_dialects_leave_the_specification(deviation: Deviation) -> None:
    for dialect in ("spec", "camunda"):
        assert to_text(evaluate(deviation.expression, dialect=dialect).value, nested=True) == deviation.ours


def test_every_module_that_asks_for_the_dialect_has_its_difference_listed() -> None:
    asking = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*.py")
        if re.search(r"(==|!=) CAMUNDA", path.read_text(encoding="utf-8"))
    }
    assert asking == {difference.where for difference in DIFFERENCES}


@pytest.mark.parametrize(
    ("text", "spec", "camunda"),
    [
        ('string(duration("P0M"))', '"P0M"', '"P0Y"'),
        ("{a: 1} != {a: true}", "null", "true"),
        ('replace("abc", "x*", "-")', "null", '"-a-b-c-"'),
    ],
)
def test_further_examples(text: str, spec: str, camunda: str) -> None:
    assert to_text(evaluate(text, dialect="spec").value, nested=True) == spec
    assert to_text(evaluate(text, dialect="camunda").value, nested=True) == camunda
