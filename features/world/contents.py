"""From what a tester writes in a table to the value a form field holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from engine.forms.component import MANY_CHOICE, SINGLE_CHOICE, TEXT, Component

EMPTY = "（空）"
TODAY = "今天"
YES_NO = {"是": True, "否": False}


class ContentError(AssertionError):
    """The content of a cell does not fit its field. The message says what the field takes."""


def calendar_day(content: str) -> date:
    """The day that a tester writes as 2026-09-29. Raises ContentError."""
    try:
        return date.fromisoformat(content)
    except ValueError as error:
        raise ContentError(f"“{content}”不是日历上的日期，请写作 2026-09-29。") from error


def convert(component: Component, content: str, options: Sequence[Mapping[str, Any]], today: date) -> object:
    """The value of `content` for that component; `options` are those on offer now, with label and value."""
    kind = component.get("type")
    if kind in TEXT:
        return content
    if kind in SINGLE_CHOICE:
        return _one(content, options)
    if kind in MANY_CHOICE:
        return _many(content, options)
    if kind == "checkbox":
        return _yes_no(content)
    if kind == "number":
        return _number(content)
    return today.isoformat() if content == TODAY else content


def _one(content: str, options: Sequence[Mapping[str, Any]]) -> object:
    for option in options:
        if content in (str(option["label"]), str(option["value"])):
            return option["value"]
    raise ContentError(f"“{content}”不在选项中；可选：{_names(options)}。")


def _many(content: str, options: Sequence[Mapping[str, Any]]) -> list[object]:
    """Labels or values separated by 、, which may also stand inside a label."""
    chosen: list[object] = []
    rest = content
    while rest:
        fitting = [(name, option["value"]) for option in options for name in _spellings(option) if _starts(rest, name)]
        if not fitting:
            raise ContentError(f"“{rest}”不是以选项开头；可选：{_names(options)}。")
        name, value = max(fitting, key=lambda one: len(one[0]))
        chosen.append(value)
        rest = rest[len(name) :].removeprefix("、")
    return chosen


def _starts(text: str, name: str) -> bool:
    return text == name or text.startswith(f"{name}、")


def _spellings(option: Mapping[str, Any]) -> tuple[str, str]:
    return str(option["label"]), str(option["value"])


def _names(options: Sequence[Mapping[str, Any]]) -> str:
    return "、".join(f"{option['label']}" for option in options)


def _yes_no(content: str) -> bool:
    if content not in YES_NO:
        raise ContentError(f"“{content}”应为“是”或“否”。")
    return YES_NO[content]


def _number(content: str) -> int | float:
    try:
        return int(content) if content.lstrip("-").isdigit() else float(content)
    except ValueError as error:
        raise ContentError(f"“{content}”应为数字。") from error
