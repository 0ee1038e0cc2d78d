"""Any form is filled by the labels of its fields, without a word of Python."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.feel import FunctionLibrary
from engine.forms import validate_submission
from features.world.filling import Answers, Filler, UnknownField
from features.world.plain import FILE, plain_answers
from tests.features.feature_files import FOLDER

NOW = datetime(2026, 9, 29, 1, tzinfo=UTC)
FUNCTIONS = FunctionLibrary.standard()
FORM = {
    "type": "default",
    "components": [
        {"type": "text", "text": "只是说明"},
        {"type": "group", "components": [{"type": "textfield", "key": "name", "label": "名称", "validate": {"required": True}}]},
        {"type": "number", "key": "size.beds", "label": "床位数（张）", "validate": {"required": True, "min": 20}},
        {"type": "datetime", "key": "on", "dateLabel": "日期", "subtype": "date", "validate": {"required": True}},
        {"type": "checkbox", "key": "sure", "label": "确认", "validate": {"required": True}},
        {"type": "textarea", "key": "remarks", "label": "备注"},
        {
            "type": "checklist",
            "key": "items",
            "label": "材料",
            "validate": {"required": True},
            "valuesExpression": '=if kind = "a" then [{label: "甲", value: "1"}] else [{label: "乙", value: "2"}]',
        },
        {
            "type": "dynamiclist",
            "path": "staff",
            "label": "人员（可多名）",
            "isRepeating": True,
            "components": [{"type": "textfield", "key": "who", "label": "姓名", "validate": {"required": True}}],
        },
    ],
}


def filler(schema: dict[str, Any] = FORM, **context: object) -> Filler:
    return Filler(schema, context, FUNCTIONS, NOW, date(2026, 9, 29))


def test_required_fields_get_something_lawful_and_others_nothing() -> None:
    data = filler(kind="a").fill(Answers(), Answers())
    assert data == {"name": "符合要求。", "size": {"beds": 20}, "on": "2026-09-29", "sure": True, "items": ["1"]}
    assert not validate_submission(FORM, data, context={"kind": "a"}, now=NOW).problems


def test_given_answers_win_over_plain_ones() -> None:
    plain = Answers({"名称": "常规", "备注": "常规"})
    data = filler(kind="b").fill(Answers({"名称": "特别", "床位数": "99"}), plain)
    assert (data["name"], data["remarks"], data["size"], data["items"]) == ("特别", "常规", {"beds": 99}, ["2"])


def test_rows_of_a_list() -> None:
    data = filler(kind="a").fill(Answers(lists={"人员": [{"姓名": "张三"}, {"姓名": "李四"}]}), Answers())
    assert data["staff"] == [{"who": "张三"}, {"who": "李四"}]


def test_empty_means_not_filled_in() -> None:
    assert "name" not in filler(kind="a").fill(Answers({"名称": "（空）"}), Answers())


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (Answers({"地址": "x"}), "没有字段“地址”；可填：名称、床位数、日期"),
        (Answers(lists={"人员": [{"工号": "1"}]}), "列表“人员”没有“工号”；可填：姓名"),
    ],
)
def test_an_unknown_label_is_told_with_the_known_ones(given: Answers, told: str) -> None:
    with pytest.raises(UnknownField, match=told):
        filler(kind="a").fill(given, Answers())


@pytest.mark.parametrize("path", sorted((FOLDER.parent / "processes").rglob("*.form")), ids=lambda path: path.stem)
def test_the_plain_answers_fit_their_form(path: Path) -> None:
    schema = yaml.safe_load(path.read_text("utf-8"))
    filler(schema, partyType="pharmacy").fill(plain_answers(schema["id"]), Answers())


def test_every_plain_answer_is_for_a_form_there_is() -> None:
    forms = {path.stem for path in (FOLDER.parent / "processes").rglob("*.form")}
    assert set(yaml.safe_load(FILE.read_text("utf-8"))) <= forms
