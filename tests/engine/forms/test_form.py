"""Fields together: structure, conditions, read-only and computed fields."""

from __future__ import annotations

from typing import Any

import pytest

from engine.feel import FeelSyntaxError, FunctionLibrary, HostFunction
from tests.engine.forms.schemas import field, group, rows, rules, submit


def test_what_the_form_does_not_ask_for_is_a_problem() -> None:
    submission = submit([field()], {"a": "x", "b": 1, "_user": "root"})
    assert rules(submission) == [("b", "unknown"), ("_user", "unknown")]
    assert submission.problems[0].message_zh == "表单中没有此项"


def test_keys_may_be_paths() -> None:
    components = [field(key="party.name"), field("number", "party.beds")]
    submission = submit(components, {"party": {"name": "x", "beds": 3}})
    assert submission.values == {"party": {"name": "x", "beds": 3}}
    assert rules(submit(components, {"party": {"id": 1}})) == [("party.id", "unknown")]
    assert rules(submit(components, {"party": "x"})) == [("party", "type")]


def test_an_object_keeps_what_the_form_does_not_ask_for() -> None:
    context = {"party": {"id": 7, "name": "old"}}
    submission = submit([field(key="party.name")], {"party": {"name": "new"}}, context=context)
    assert submission.values == {"party": {"id": 7, "name": "new"}}
    assert context == {"party": {"id": 7, "name": "old"}}


def test_groups_with_and_without_a_path() -> None:
    components = [group(field(), group(field(key="b"), path="inner"), path="outer"), group(field(key="c"))]
    data = {"outer": {"a": "1", "inner": {"b": "2"}}, "c": "3"}
    assert submit(components, data).values == data


HIDDEN = [field("checkbox", "other"), field(conditional={"hide": "=other = false"}, validate={"required": True})]


@pytest.mark.parametrize(("other", "values", "expected"), [(True, {"other": True, "a": "x"}, []), (False, {"other": False}, [])])
def test_hidden_fields_are_dropped(other: bool, values: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    submission = submit(HIDDEN, {"other": other, "a": "x"})
    assert (submission.values, rules(submission)) == (values, expected)


def test_hidden_fields_are_not_required() -> None:
    assert rules(submit(HIDDEN, {"other": False})) == []
    assert rules(submit(HIDDEN, {"other": True})) == [("a", "required")]


def test_conditions_see_the_variables_of_the_task() -> None:
    components = [field(conditional={"hide": '=partyType != "pharmacy"'}, validate={"required": True})]
    assert rules(submit(components, {}, context={"partyType": "pharmacy"})) == [("a", "required")]
    assert rules(submit(components, {}, context={"partyType": "institution"})) == []


def test_a_hidden_group_hides_everything_in_it() -> None:
    inside = [group(group(field(validate={"required": True})), conditional={"hide": "=true"})]
    assert submit(inside, {"a": "x"}).values == {}
    assert rules(submit(inside, {})) == []


@pytest.mark.parametrize(
    ("hide", "is_hidden"),
    [
        ("=true", True),
        ("=false", False),
        ("=missing", True),  # null hides in form-js
        ("=missing > 1", True),
        ("=missing = 1", False),
        ("=not(missing)", False),
        ('="text"', False),
        ("true", False),  # not an expression
    ],
)
def test_conditions_hide_as_they_do_in_form_js(hide: str, is_hidden: bool) -> None:
    components = [field(conditional={"hide": hide}, validate={"required": True})]
    assert rules(submit(components, {})) == ([] if is_hidden else [("a", "required")])


def test_a_broken_expression_is_an_error_of_the_form() -> None:
    with pytest.raises(FeelSyntaxError):
        submit([field(conditional={"hide": "=1 +"})], {})


@pytest.mark.parametrize("fixed", [{"readonly": True}, {"disabled": True}, {"readonly": "=locked"}])
def test_fields_nobody_may_fill_in_are_never_taken(fixed: dict[str, Any]) -> None:
    component = field(validate={"required": True}, **fixed)
    submission = submit([component], {"a": "forged"}, context={"a": "true value", "locked": True})
    assert (submission.values, submission.problems) == ({}, ())


def test_a_readonly_expression_that_is_false_leaves_the_field_open() -> None:
    assert submit([field(readonly="=locked")], {"a": "x"}, context={"locked": False}).values == {"a": "x"}


def test_expressions_never_see_what_was_forged() -> None:
    for fixed in ({"readonly": True}, {"disabled": True}, {"readonly": "=true"}):
        components = [field(**fixed), field(key="b", conditional={"hide": '=a != "open"'})]
        assert submit(components, {"a": "open", "b": "x"}, context={"a": "closed"}).values == {}
        assert submit(components, {"a": "open", "b": "x"}).values == {}


def test_computed_fields_are_computed_here() -> None:
    total = field("expression", "total", expression="=beds * 2")
    submission = submit([field("number", "beds"), total], {"beds": 3, "total": 999})
    assert submission.values == {"beds": 3, "total": 6}
    assert submit([field("number", "beds"), total], {"beds": 4}).values == {"beds": 4, "total": 8}


def test_computed_fields_may_use_host_functions() -> None:
    double = HostFunction(name="double", parameters=("number",), call=lambda number: number * 2)
    functions = FunctionLibrary.standard().with_functions([double])
    assert submit([field("expression", expression="=double(4)")], {}, functions=functions).values == {"a": 8}


def test_lists_are_written_whole() -> None:
    components = [rows(field(), field("number", "n"))]
    submission = submit(components, {"items": [{"a": "x", "n": 1}, {"a": "y"}]}, context={"items": [{"a": "old", "z": 1}]})
    assert submission.values == {"items": [{"a": "x", "n": 1}, {"a": "y", "n": None}]}
    assert submit(components, {"items": []}).values == {"items": []}
    assert submit(components, {}).values == {}


def test_problems_in_lists_name_the_row() -> None:
    components = [rows(field(validate={"required": True}), rows(field("number", "n"), path="inner"))]
    data = {"items": [{"a": "x", "inner": [{"n": 1}]}, {"inner": [{"n": 1}, {"n": "x"}]}]}
    assert rules(submit(components, data)) == [("items.1.a", "required"), ("items.1.inner.1.n", "type")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"items": {"a": "x"}}, [("items", "type")]),
        ({"items": ["x"]}, [("items.0", "type")]),
        ({"items": [{"a": "x", "b": 1}]}, [("items.0.b", "unknown")]),
        ({"items": [{"a": "x"}], "a": "x"}, [("a", "unknown")]),
    ],
)
def test_lists_have_the_shape_of_the_form(data: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert rules(submit([rows(field())], data)) == expected


def test_conditions_in_a_row_see_the_row_its_surroundings_and_its_number() -> None:
    hide = '=this.kind = "x" or i[1] = 2 or parent.all = "hide"'
    components = [field(key="all"), rows(field(key="kind"), field(conditional={"hide": hide}))]
    data = {"items": [{"kind": "x", "a": "1"}, {"kind": "y", "a": "2"}, {"kind": "z", "a": "3"}]}
    assert submit(components, data).values["items"] == [{"kind": "x"}, {"kind": "y"}, {"kind": "z", "a": "3"}]
    assert submit(components, data | {"all": "hide"}).values["items"] == [{"kind": "x"}, {"kind": "y"}, {"kind": "z"}]


def test_fields_around_a_list_are_seen_by_name_in_its_rows() -> None:
    components = [field(key="all"), rows(field(conditional={"hide": '=all = "hide"'}))]
    assert submit(components, {"all": "hide", "items": [{"a": "x"}]}).values == {"all": "hide", "items": [{}]}


def test_computed_cells() -> None:
    components = [rows(field("number", "n"), field("expression", "double", expression="=this.n * 2"))]
    assert submit(components, {"items": [{"n": 2}]}).values == {"items": [{"n": 2, "double": 4}]}


def test_a_hidden_list_is_dropped() -> None:
    components = [rows(field(validate={"required": True}), conditional={"hide": "=true"})]
    submission = submit(components, {"items": [{}]})
    assert (submission.values, submission.problems) == ({}, ())


@pytest.mark.parametrize(("count", "expected"), [(1, [("items", "rows")]), (2, []), (3, [("items", "rows")])])
def test_lists_whose_rows_are_fixed(count: int, expected: list[tuple[str, str]]) -> None:
    components = [rows(field(), allowAddRemove=False)]
    context = {"items": [{}, {}]}
    assert rules(submit(components, {"items": [{"a": "x"}] * count}, context=context)) == expected


def test_fixed_rows_without_a_list_are_the_default_repetitions() -> None:
    components = [rows(field(), allowAddRemove=False, defaultRepetitions=2)]
    assert rules(submit(components, {"items": [{}, {}]})) == []
    assert rules(submit(components, {"items": [{}]})) == [("items", "rows")]


def test_too_many_rows() -> None:
    assert rules(submit([rows(field())], {"items": [{}] * 1001})) == [("items", "rows")]


CHECKS = [{"id": 1, "name": "执照"}, {"id": 2, "name": "药师"}]


def checks(**more: Any) -> list[dict[str, Any]]:
    """A list with two read-only cells and an open one."""
    return [rows(field("number", "id", disabled=True), field(key="name", readonly=True), field(), path="checks", **more)]


def test_readonly_cells_of_fixed_rows_come_from_the_process() -> None:
    data = {"checks": [{"name": "执照", "a": "合格"}, {"a": "不合格"}]}
    submission = submit(checks(allowAddRemove=False), data, context={"checks": CHECKS})
    assert submission.values == {"checks": [{"id": 1, "name": "执照", "a": "合格"}, {"id": 2, "name": "药师", "a": "不合格"}]}


def test_readonly_cells_of_fixed_rows_cannot_be_changed_or_exchanged() -> None:
    for names in (("执照", "其他"), ("药师", "执照")):
        data = {"checks": [{"name": name} for name in names]}
        assert "readonly" in dict(rules(submit(checks(allowAddRemove=False), data, context={"checks": CHECKS}))).values()


def test_rows_may_be_removed_and_added_around_readonly_cells() -> None:
    submission = submit(checks(), {"checks": [{"name": "药师", "a": "x"}, {"a": "new"}]}, context={"checks": CHECKS})
    assert submission.values == {"checks": [{"id": 2, "name": "药师", "a": "x"}, {"a": "new"}]}


def test_readonly_cells_without_a_value_show_their_default() -> None:
    schema = [rows(field("checkbox", "ok", readonly=True, defaultValue=True), field(), path="checks")]
    shown = {"checks": [{"ok": True, "a": "x"}]}

    for before in ({}, {"checks": [{"a": "x"}]}):
        submission = submit(schema, shown, context=before)
        assert (rules(submission), submission.values["checks"][0]["ok"]) == ([], True)


def test_readonly_cells_cannot_be_made_up() -> None:
    submission = submit(checks(), {"checks": [{"id": 1, "name": "药师", "a": "x"}]}, context={"checks": CHECKS})
    assert rules(submission) == [("checks.0.id", "readonly")]
    assert submission.problems[0].message_zh == "此项不可修改"


def test_the_arguments_are_left_alone() -> None:
    data = {"items": [{"a": "x", "n": 1}]}
    context = {"items": [{"a": "old"}], "party": {"id": 1}}
    submit([rows(field(), field("number", "n")), field(key="party.name")], data, context=context)
    assert data == {"items": [{"a": "x", "n": 1}]}
    assert context == {"items": [{"a": "old"}], "party": {"id": 1}}
