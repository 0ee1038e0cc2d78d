"""Whatever is submitted, validation answers, and writes nothing the form does not ask for."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.forms import validate_submission
from tests.engine.forms.schemas import field, form, group, options, rows

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["x", "2026-07-01", "1.5"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcdefg"), inner, max_size=4),
    max_leaves=12,
)
FORM = form(
    field(key="a", validate={"required": True, "maxLength": 3, "pattern": "^[a-z]*$"}, conditional={"hide": "=b > 1"}),
    field("number", "b", decimalDigits=1, validate={"min": 0, "max": "=c"}),
    group(field("select", "a", values=options("x", 1)), field("checklist", "b", valuesKey="d"), path="c"),
    rows(
        field("datetime", "a", subtype="date"),
        field(key="b", readonly=True),
        field("expression", "c", expression="=this.a"),
        rows(field("checkbox", "a"), path="d", allowAddRemove=False),
        path="d",
    ),
    field("taglist", "e", valuesExpression="=d"),
)


@settings(max_examples=200, deadline=None)
@given(data=st.dictionaries(st.sampled_from("abcdefg"), JSON), context=st.dictionaries(st.sampled_from("abcdefg"), JSON))
def test_any_submission(data: dict[str, Any], context: dict[str, Any]) -> None:
    submission = validate_submission(FORM, data, context=context)
    assert set(submission.values) <= set("abcde")
    assert all(problem.message_zh for problem in submission.problems)
