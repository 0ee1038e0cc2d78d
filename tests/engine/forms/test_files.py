"""File pickers: what they take, what is written, and how forms that use them are linted."""

from __future__ import annotations

from typing import Any

import pytest

from engine.forms import lint_form, validate_submission
from tests.engine.forms.files import STORED, known, reference
from tests.engine.forms.schemas import field, form, rows, rules, submit


def picker(**more: Any) -> dict[str, Any]:
    """A file picker."""
    return field("filepicker", **more)


def problems_of(component: dict[str, Any], value: object, **data: object) -> list[str]:
    """The rules a value of field "a" breaks."""
    fields = [component, *(field("checkbox" if name == "flag" else "textfield", name) for name in data)]
    return [rule for _, rule in rules(submit(fields, {"a": value, **data}, files=known))]


def test_what_is_written_is_what_is_stored_whatever_the_browser_says_of_it() -> None:
    sent = {"documentId": "1", "metadata": {"fileName": "别的.exe"}, "contentHash": "x"}
    submission = submit([picker()], {"a": [sent]}, files=known)
    assert (submission.values, submission.problems) == ({"a": [reference("1")]}, ())


def test_expressions_see_what_is_stored() -> None:
    name = field("expression", "b", expression="=a[1].metadata.fileName", computeOn="change")
    submission = submit([picker(), name], {"a": [{"documentId": "1", "metadata": {"fileName": "x"}}]}, files=known)
    assert submission.values["b"] == "证照.pdf"


@pytest.mark.parametrize("data", [{}, {"a": None}, {"a": []}])
def test_required(data: dict[str, Any]) -> None:
    assert rules(submit([picker(validate={"required": True})], data, files=known)) == [("a", "required")]
    assert submit([picker()], data, files=known).values == {"a": data.get("a")}


@pytest.mark.parametrize("value", ["files::1", 1, True, {"documentId": "1"}, ["1"], [{}], [None], [{"documentId": 1}], [["1"]]])
def test_only_lists_of_references_are_taken(value: object) -> None:
    assert problems_of(picker(), value) == ["type"]


@pytest.mark.parametrize(("multiple", "rules_broken"), [(True, []), (False, ["multiple"]), (None, ["multiple"])])
def test_several_files(multiple: bool | None, rules_broken: list[str]) -> None:
    component = picker() if multiple is None else picker(multiple=multiple)
    assert problems_of(component, [reference("1"), reference("2")]) == rules_broken
    assert problems_of(component, [reference("1")]) == []


@pytest.mark.parametrize(("flag", "rules_broken"), [(True, []), (False, ["multiple"])])
def test_several_files_by_an_expression(flag: bool, rules_broken: list[str]) -> None:
    assert problems_of(picker(multiple="=flag"), [reference("1"), reference("2")], flag=flag) == rules_broken


def test_each_file_once_and_not_too_many() -> None:
    assert problems_of(picker(multiple=True), [reference("1")] * 2) == ["file"]
    assert problems_of(picker(multiple=True), [reference("1")] * 101) == ["multiple"]


def test_unknown_files_are_named_by_their_place() -> None:
    (problem,) = submit([picker(multiple=True)], {"a": [reference("1"), reference("9")]}, files=known).problems
    assert (problem.label, problem.rule) == ("名称", "file")
    assert problem.message_zh == "第 2 个文件不存在、已过期或您无权使用，请重新上传"


def test_without_a_store_every_file_is_unknown() -> None:
    assert rules(submit([picker()], {"a": [reference("1")]})) == [("a", "file")]


@pytest.mark.parametrize(
    ("accept", "taken"),
    [
        (None, "123"),
        ("", "123"),
        (" , ", "123"),
        (".pdf", "1"),
        (".PDF, .jpg", "12"),
        ("image/*", "2"),
        ("image/*,.xlsx", "23"),
        ("application/pdf", "1"),
        ("Application/PDF", "1"),
        ("*/*", "123"),
        (".df", ""),
        ("pdf", ""),
        ("image/png", ""),
    ],
)
def test_accepted_types(accept: str | None, taken: str) -> None:
    found = [number for number in STORED if problems_of(picker(accept=accept), [reference(number)]) == []]
    assert "".join(found) == taken


def test_accepted_types_by_an_expression() -> None:
    component = picker(accept="=b")
    assert problems_of(component, [reference("1")], b=".pdf") == []
    assert problems_of(component, [reference("1")], b=".jpg") == ["accept"]
    assert rules(submit([picker(accept="=1 + 1")], {"a": [reference("1")]}, files=known)) == [("a", "accept")]


def test_a_refused_type_is_told_with_what_is_taken() -> None:
    (problem,) = submit([picker(accept=".jpg,.png")], {"a": [reference("1")]}, files=known).problems
    assert problem.message_zh == "文件“证照.pdf”的格式不符，可上传：.jpg,.png"


def test_pickers_in_rows() -> None:
    schema = form(rows(picker(), field(key="b", readonly=True)))
    data = {"items": [{"a": [reference("1")]}, {"a": [reference("9")]}]}
    submission = validate_submission(schema, data, files=known)
    assert rules(submission) == [("items.1.a", "file")]
    assert submission.values["items"][0]["a"] == [reference("1")]


def test_hidden_disabled_and_readonly_pickers_write_nothing() -> None:
    for more in ({"conditional": {"hide": "=true"}}, {"disabled": True}, {"readonly": True}, {"readonly": "=true"}):
        component = picker(validate={"required": True}, **more)
        given = {"a": [reference("2")]}
        submission = submit([component], {"a": [reference("1")]}, context=given, files=known)
        assert (submission.values, submission.problems) == ({}, ())


PREVIEW = {"type": "documentPreview", "id": "Preview_1", "label": "预览", "dataSource": "=a"}


def found(component: dict[str, Any]) -> list[str]:
    """The rules that a component breaks."""
    return [finding.rule for finding in lint_form(form(component), "a.form")]


def test_good_pickers_and_previews_have_no_findings() -> None:
    for accept in ("", None, ".pdf", ".tar.gz", ".pdf, image/*,application/vnd.ms-excel", "*/*", "=types", ".PDF"):
        assert found(picker(accept=accept, multiple="=b", validate={"required": True})) == []
    assert found(PREVIEW) == []


@pytest.mark.parametrize("accept", ["pdf", ".pdf;.jpg", "{{types}}", "image", ".pdf image/*", 1])
def test_accepted_types_that_nobody_can_read(accept: object) -> None:
    assert found(picker(accept=accept)) == ["form-accept"]


@pytest.mark.parametrize("name", ["accept", "multiple"])
def test_expressions_of_pickers_are_read(name: str) -> None:
    assert found(picker(**{name: "=1 +"})) == ["form-feel"]


@pytest.mark.parametrize("source", [None, "", "files"])
def test_a_preview_names_its_documents_by_an_expression(source: str | None) -> None:
    assert found({**PREVIEW, "dataSource": source}) == ["form-documents"]


def test_a_picker_needs_a_key_and_a_preview_none() -> None:
    assert found({**picker(), "key": ""}) == ["form-key"]
