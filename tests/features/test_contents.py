"""What testers write in a cell, and what the field gets."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from features.world.contents import ContentError, convert

TODAY = date(2026, 9, 29)
OPTIONS: list[dict[str, Any]] = [
    {"label": "药品、耗材目录", "value": "a"},
    {"label": "药品", "value": "b"},
    {"label": "同意", "value": True},
]


@pytest.mark.parametrize(
    ("kind", "content", "value"),
    [
        ("textfield", "照写", "照写"),
        ("textarea", "照写", "照写"),
        ("radio", "药品", "b"),
        ("select", "a", "a"),
        ("radio", "同意", True),
        ("checklist", "药品、药品、耗材目录", ["b", "a"]),
        ("taglist", "药品、耗材目录、b", ["a", "b"]),
        ("checkbox", "是", True),
        ("checkbox", "否", False),
        ("number", "180", 180),
        ("number", "0.5", 0.5),
        ("datetime", "今天", "2026-09-29"),
        ("datetime", "2026-10-01", "2026-10-01"),
    ],
)
def test_a_content_becomes_the_value_of_its_field(kind: str, content: str, value: object) -> None:
    assert convert({"type": kind}, content, OPTIONS, TODAY) == value


@pytest.mark.parametrize(
    ("kind", "content", "told"),
    [
        ("radio", "没有的选项", "药品、耗材目录"),
        ("checklist", "药品、没有的选项", "“没有的选项”不是以选项开头"),
        ("checkbox", "yes", "应为“是”或“否”"),
        ("number", "许多", "应为数字"),
    ],
)
def test_a_content_that_does_not_fit_says_what_would(kind: str, content: str, told: str) -> None:
    with pytest.raises(ContentError, match=told):
        convert({"type": kind}, content, OPTIONS, TODAY)
