"""One field at a time: what is accepted and what is a problem."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from engine.feel import FunctionLibrary
from engine.forms import FieldProblem, validate_submission
from tests.engine.forms.schemas import field, form, options, rules, submit


def problems_of(component: dict[str, Any], value: object, **more: Any) -> list[str]:
    """The rules a value of field "a" breaks; without any, the value is written unchanged."""
    submission = submit([component], {"a": value}, **more)
    if not submission.problems:
        assert submission.values == {"a": value}
    return [rule for _, rule in rules(submission)]


def test_a_problem_says_which_field_and_why_in_both_languages() -> None:
    submission = submit([field(validate={"required": True})], {"a": ""})
    assert submission.problems == (FieldProblem("a", "名称", "required", "this field is required", "此项必填"),)
    assert submission.values == {}


@pytest.mark.parametrize("label", ["=x", "{{x}}", None])
def test_a_computed_label_is_replaced_by_the_key(label: str | None) -> None:
    submission = submit([field(label=label, validate={"required": True})], {})
    assert [problem.label for problem in submission.problems] == ["a"]


@pytest.mark.parametrize("kind", ["textfield", "textarea", "number", "datetime", "radio", "select"])
@pytest.mark.parametrize("data", [{}, {"a": None}, {"a": ""}])
def test_required(kind: str, data: dict[str, Any]) -> None:
    component = field(kind, values=options("x"), validate={"required": True})
    assert rules(submit([component], data)) == [("a", "required")]


@pytest.mark.parametrize(("kind", "empty"), [("checkbox", False), ("checklist", []), ("taglist", [])])
def test_required_of_other_kinds(kind: str, empty: object) -> None:
    component = field(kind, values=options("x"))
    assert problems_of(component, empty) == []
    assert problems_of(component | {"validate": {"required": True}}, empty) == ["required"]


def test_a_required_checkbox_that_is_checked() -> None:
    submission = submit([field("checkbox", validate={"required": True})], {"a": True})
    assert (submission.values, submission.problems) == ({"a": True}, ())


UNTOUCHED: list[tuple[str, object]] = [
    ("textfield", ""),
    ("textarea", ""),
    ("number", None),
    ("datetime", None),
    ("radio", None),
    ("select", None),
    ("checkbox", False),
    ("checklist", []),
    ("taglist", []),
]


@pytest.mark.parametrize(("kind", "value"), UNTOUCHED)
def test_an_optional_field_that_is_left_out_is_as_the_browser_sends_it_untouched(kind: str, value: object) -> None:
    submission = submit([field(kind, values=options("x"))], {})
    assert (submission.values, submission.problems) == ({"a": value}, ())


@pytest.mark.parametrize("kind", [kind for kind, _ in UNTOUCHED])
def test_a_field_that_is_left_out_keeps_what_the_variable_has(kind: str) -> None:
    submission = submit([field(kind, values=options("x"))], {}, context={"a": None})
    assert (submission.values, submission.problems) == ({}, ())


def test_a_field_that_is_left_out_takes_its_default() -> None:
    assert submit([field("select", values=options("x"), defaultValue="x")], {}).values == {"a": "x"}


def test_a_hidden_field_that_is_left_out_is_not_written() -> None:
    assert submit([field("checkbox", conditional={"hide": "=true"})], {}).values == {}


@pytest.mark.parametrize("value", [1, True, ["x"], {"x": 1}])
@pytest.mark.parametrize("kind", ["textfield", "textarea"])
def test_texts_are_texts(kind: str, value: object) -> None:
    assert problems_of(field(kind), value) == ["type"]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("textfield", "杭州市第一人民医院", []),
        ("textfield", "a\nb", ["characters"]),
        ("textfield", "a\x00", ["characters"]),
        ("textarea", "a\n\tb\r\n", []),
        ("textarea", "a\x00", ["characters"]),
        ("textarea", "a\x1b[31m", ["characters"]),
    ],
)
def test_control_characters(kind: str, value: str, expected: list[str]) -> None:
    assert problems_of(field(kind), value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("一", ["min-length"]), ("一二", []), ("一二三四", []), ("一二三四五", ["max-length"]), (" 一 ", ["min-length"])],
)
def test_length_is_that_of_the_trimmed_text(value: str, expected: list[str]) -> None:
    assert problems_of(field(validate={"minLength": 2, "maxLength": 4}), value) == expected


def test_limits_may_be_expressions() -> None:
    component = field(validate={"minLength": "=shortest", "maxLength": "=longest"})
    assert problems_of(component, "一", context={"shortest": 2, "longest": 4}) == ["min-length"]
    assert problems_of(component, "一", context={}) == []


@pytest.mark.parametrize(
    ("pattern", "value", "matches"),
    [
        (r"^\d{6}$", "330100", True),
        (r"^\d{6}$", "33010０", False),
        (r"^\d{6}$", "330100\n", False),
        (r"\d", "a1b", True),
        (r"^[$]\$\d$", "$$1", True),
        (r"^\$$", "$", True),
        (r"^(?<year>\d{4})-", "2026-", True),
        (r"^[一-龥]+$", "定点", True),
    ],
)
def test_patterns_are_those_of_javascript(pattern: str, value: str, matches: bool) -> None:
    assert problems_of(field("textarea", validate={"pattern": pattern}), value) == ([] if matches else ["pattern"])


def test_a_pattern_may_have_its_own_message() -> None:
    [problem] = submit([field(validate={"pattern": "^x$", "patternErrorMessage": "请填写 x"})], {"a": "y"}).problems
    assert problem.message_zh == "请填写 x"


def test_a_pattern_that_takes_too_long_does_not_match() -> None:
    assert problems_of(field(validate={"pattern": "^(x+x+)+y$"}), "x" * 5000) == ["pattern"]


@pytest.mark.parametrize(
    ("value", "expected"), [("a.b+c@example.org", []), ("a@b", []), ("a b@c.org", ["email"]), ("a@b..c", ["email"])]
)
def test_email(value: str, expected: list[str]) -> None:
    assert problems_of(field(validate={"validationType": "email"}), value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("+8613800000000", []), ("008657112345678", []), ("13800000000", ["phone"]), ("+86 571", ["phone"])]
)
def test_phone(value: str, expected: list[str]) -> None:
    assert problems_of(field(validate={"validationType": "phone"}), value) == expected


@pytest.mark.parametrize("value", ["1", True, [1], {}, float("inf"), float("nan")])
def test_numbers_are_numbers(value: object) -> None:
    assert problems_of(field("number"), value) == ["type"]


@pytest.mark.parametrize(
    ("value", "expected"), [("1.50", []), (2, []), ("x", ["type"]), ("NaN", ["type"]), ("1e999", ["type"]), (True, ["type"])]
)
def test_numbers_written_as_text(value: object, expected: list[str]) -> None:
    assert problems_of(field("number", serializeToString=True), value) == expected


@pytest.mark.parametrize(
    ("digits", "value", "expected"),
    [
        (0, 3, []),
        (0, 3.0, []),
        (0, 3.5, ["decimal-digits"]),
        (2, 0.29, []),
        (2, 0.295, ["decimal-digits"]),
        (0, 1e3, []),
        (None, 0.123, []),
    ],
)
def test_decimal_digits(digits: int | None, value: float, expected: list[str]) -> None:
    assert problems_of(field("number", decimalDigits=digits), value) == expected


@pytest.mark.parametrize(("value", "expected"), [(0.3, []), (0.35, ["increment"]), (-0.1, [])])
def test_increment(value: float, expected: list[str]) -> None:
    assert problems_of(field("number", increment="0.1"), value) == expected


@pytest.mark.parametrize(("value", "expected"), [(0, ["min"]), (1, []), (100, []), (100.01, ["max"])])
def test_limits_of_numbers_are_inclusive(value: float, expected: list[str]) -> None:
    assert problems_of(field("number", validate={"min": 1, "max": 100}), value) == expected
    texts = field("number", serializeToString=True, validate={"min": "1", "max": "=limit"})
    assert problems_of(texts, str(value), context={"limit": 100}) == expected


@pytest.mark.parametrize("value", [1, "true", [], {"x": 1}])
def test_checkboxes_are_booleans(value: object) -> None:
    assert problems_of(field("checkbox"), value) == ([] if value == [] else ["type"])


@pytest.mark.parametrize("kind", ["radio", "select"])
@pytest.mark.parametrize(
    ("value", "expected"),
    [("x", []), (1, []), ("z", ["option"]), (True, ["option"]), (["x"], ["option"]), ("选项 x", ["option"])],
)
def test_one_choice(kind: str, value: object, expected: list[str]) -> None:
    assert problems_of(field(kind, values=options("x", 1)), value) == expected


@pytest.mark.parametrize("kind", ["checklist", "taglist"])
@pytest.mark.parametrize(
    ("value", "expected"),
    [(["x", 1], []), (["z"], ["option"]), ([True], ["option"]), ("x", ["type"]), (["x", "x"], ["option"]), ({"x": 1}, ["type"])],
)
def test_many_choices(kind: str, value: object, expected: list[str]) -> None:
    assert problems_of(field(kind, values=options("x", 1)), value) == expected


def test_choices_may_be_objects() -> None:
    component = field("select", values=options({"code": "330100", "is": True}))
    assert problems_of(component, {"is": True, "code": "330100"}) == []
    assert problems_of(component, {"is": 1, "code": "330100"}) == ["option"]


def test_options_from_input_data() -> None:
    component = field("select", valuesKey="areas")
    assert problems_of(component, "330100", context={"areas": [{"label": "杭州", "value": "330100"}, "330200"]}) == []
    assert problems_of(component, "330200", context={"areas": ["330200"]}) == []
    assert problems_of(component, "110000", context={"areas": ["330200"]}) == ["option"]
    assert problems_of(component, "110000", context={}) == ["option"]


def test_options_from_input_data_are_never_those_submitted() -> None:
    components = [field("select", valuesKey="areas"), field("taglist", "areas", values=options("x"))]
    assert rules(submit(components, {"a": "x", "areas": ["x"]})) == [("a", "option")]


def test_options_from_an_expression() -> None:
    component = field("select", valuesExpression='=for one in areas return {label: "区 " + one, value: one}')
    assert problems_of(component, "330100", context={"areas": ["330100"]}) == []
    assert problems_of(component, "330200", context={"areas": ["330100"]}) == ["option"]


@pytest.mark.parametrize(
    ("subtype", "zone", "value", "expected"),
    [
        ("date", None, "2026-02-28", []),
        ("date", None, "2026-02-29", ["date"]),
        ("date", None, "2026-2-1", ["date"]),
        ("date", None, "20260201", ["date"]),
        ("date", None, "2026-02-28T10:00", ["date"]),
        ("date", None, 20260228, ["date"]),
        ("date", None, "２０２６-02-28", ["date"]),
        ("time", "no_timezone", "23:59", []),
        ("time", "no_timezone", "24:00", ["time"]),
        ("time", "no_timezone", "23:59Z", ["time"]),
        ("time", "utc_offset", "09:30+08:00", []),
        ("time", "utc_offset", "09:30", ["time"]),
        ("time", None, "09:30", []),
        ("time", None, "09:30+08:00", ["time"]),
        ("time", "utc_normalized", "01:30Z", []),
        ("time", "utc_normalized", "01:30+00:00", ["time"]),
        ("datetime", "utc_offset", "2026-07-01T09:30+08:00", []),
        ("datetime", "utc_offset", "2026-07-01T25:30+08:00", ["datetime"]),
        ("datetime", "utc_normalized", "2026-07-01T01:30Z", []),
        ("datetime", "no_timezone", "2026-07-01T09:30:15", []),
        ("datetime", "no_timezone", "2026-07-01", ["datetime"]),
    ],
)
def test_dates_and_times(subtype: str, zone: str | None, value: object, expected: list[str]) -> None:
    component = field("datetime", subtype=subtype, timeInterval=1) | ({"timeSerializingFormat": zone} if zone else {})
    assert problems_of(component, value) == expected


@pytest.mark.parametrize(("value", "expected"), [("2026-06-30", ["past-date"]), ("2026-07-01", []), ("2026-07-02", [])])
def test_days_before_today_may_be_refused(value: str, expected: list[str]) -> None:
    now = datetime(2026, 6, 30, 16, 30, tzinfo=UTC)  # already 1 July in Shanghai
    component = field("datetime", subtype="date", disallowPassedDates=True)
    functions = FunctionLibrary.standard().in_zone("Asia/Shanghai")
    assert problems_of(component, value, now=now, functions=functions) == expected


@pytest.mark.parametrize("kind", ["table", "text", "html", "separator", "spacer", "button", "image", "iframe"])
def test_what_is_only_shown_holds_no_data(kind: str) -> None:
    submission = validate_submission(form(field(kind)), {"a": "x"})
    assert rules(submission) == [("a", "unknown")]


@pytest.mark.parametrize(
    ("pattern", "value", "matches"),
    [
        (r"^.{2}$", "𠮷", True),  # JavaScript counts two code units
        (r"^.$", "𠮷", False),
        (r"^[𠮷]+$", "𠮷", True),
        (r"\s", "\u3000", True),
        (r"^\S+$", "a\u00a0b", False),
        (r"^[\s\w]+$", "a\ufeff1", True),
        (r"^[\S]+$", "a b", False),
        (r"^[^\S]$", "\u2003", True),
        (r"^.$", "\u2028", False),
        (r"^[[]$", "[", True),
        (r"^[a&&b]+$", "a&b", True),
        (r"^[a||b]+$", "|", True),
        (r"^[\]x]$", "]", True),
        (r"^a\$$", "a$", True),
        (r"a$", "a\n", False),
        (r"^\d$", "３", False),
        ("=a", "x=a", True),  # a pattern, not an expression
    ],
)
def test_patterns_are_read_as_javascript_reads_them(pattern: str, value: str, matches: bool) -> None:
    assert (problems_of(field("textarea", validate={"pattern": pattern}), value) == []) is matches


@pytest.mark.parametrize(
    ("rules", "value", "expected"),
    [
        ({"minLength": 2}, "𠮷", []),
        ({"maxLength": 1}, "𠮷", ["max-length"]),
        ({"maxLength": 1}, "\ufeffa\u3000", []),
        ({"minLength": 2}, "a\u2003", ["min-length"]),
    ],
)
def test_lengths_are_javascripts(rules: dict[str, int], value: str, expected: list[str]) -> None:
    assert problems_of(field("textarea", validate=rules), value) == expected


@pytest.mark.parametrize(
    ("interval", "value", "expected"),
    [
        (15, "09:45", []),
        (15, "09:46", ["interval"]),
        (60, "09:30", ["interval"]),
        (1, "09:31", []),
        (None, "09:31", ["interval"]),
    ],
)
def test_times_are_those_the_picker_offers(interval: int | None, value: str, expected: list[str]) -> None:
    component = field("datetime", subtype="time", **({} if interval is None else {"timeInterval": interval}))

    assert problems_of(component, value) == expected
    given = submit([component], {"a": value}, context={"a": "09:31"})
    assert rules(given) == []


@pytest.mark.parametrize(
    ("option", "value", "offered"),
    [
        ({"label": "", "value": 2}, 2, True),
        ({"value": "y"}, "y", True),
        ({"label": "z"}, None, True),  # nothing chosen, whatever is offered
        ({"label": "对象", "value": {"k": 1}}, {"k": 1}, True),
        ({"value": {"k": 1}}, {"k": 1}, False),
        ({"label": "空", "value": {}}, {}, False),
        ("x", "x", True),
        (0, 0, True),
        (False, False, True),
    ],
)
def test_options_are_those_form_js_offers(option: object, value: object, offered: bool) -> None:
    component = field("select", valuesKey="given")

    assert (rules(submit([component], {"a": value}, context={"given": [option]})) == []) is offered


@pytest.mark.parametrize("limit", ["min", "max"])
def test_a_limit_that_is_no_number_is_the_forms_fault(limit: str) -> None:
    component = field("number", validate={limit: "=limit"})
    (problem,) = submit([component], {"a": 1}, context={"limit": "five"}).problems

    assert (problem.rule, "流程管理员" in problem.message_zh) == (limit, True)
    assert submit([component], {"a": 1}).problems == ()
    assert submit([component], {"a": None}, context={"limit": "five"}).problems == ()
