"""How a step is declared: its Chinese text with placeholders, from which its pattern and its vocabulary entry follow."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, TypeVar

from pytest_bdd import parsers
from pytest_bdd.steps import step

from features.world.contents import calendar_day
from features.world.people import WHO

F = TypeVar("F", bound=Callable[..., Any])
StepType = Literal["given", "when", "then"]
PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Kind(Enum):
    """Under which keywords a step may stand. An act may also be told as what went before."""

    GIVEN = ("given",)
    ACT = ("given", "when")
    THEN = ("then",)

    def __init__(self, *types: StepType) -> None:
        self.types = types


@dataclass(frozen=True, slots=True)
class Slot:
    """What may stand in a placeholder of that name."""

    label: str
    pattern: str
    convert: Callable[[str], Any] | None = None


SLOTS = {
    "day": Slot("日期", r"\d{4}-\d{2}-\d{2}", calendar_day),
    "admitted": Slot("入院日期", r"\d{4}-\d{2}-\d{2}", calendar_day),
    "until": Slot("日期", r"\d{4}-\d{2}-\d{2}", calendar_day),
    "area": Slot("统筹区编码", r"\d{6}"),
    "year": Slot("年份", r"\d{4}", int),
    "count": Slot("数", r"\d+", int),
    "who": Slot("岗位和姓名", WHO[len("(?P<who>") : -1]),
    "kind": Slot("药店或医疗机构", "药店|医疗机构"),
}
TEXTS = {
    "name": "机构名称",
    "task": "任务名称",
    "list_name": "列表名称",
    "parameter": "参数名称",
    "content": "内容",
    "timer": "期限编号",
    "document": "文书名称",
    "provision": "条款编号",
    "state": "状态",
    "element": "环节名称",
    "item": "项目",
    "address": "地址",
    "person": "姓名",
    "filing": "办理事项",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of the vocabulary."""

    kind: Kind
    text: str
    function: Callable[..., Any]

    @property
    def shown(self) -> str:
        """The text with its placeholders in Chinese."""
        return PLACEHOLDER.sub(lambda found: f"〈{_slot(found[1]).label}〉", self.text)

    @property
    def pattern(self) -> str:
        """The regular expression."""
        return pattern_of(self.text)


PHRASES: list[Phrase] = []
"""Every step declared so far, in the order of the modules."""


def given(text: str) -> Callable[[F], F]:
    """Declare a step that tells a circumstance."""
    return _declare(Kind.GIVEN, text)


def act(text: str) -> Callable[[F], F]:
    """Declare a step in which something happens."""
    return _declare(Kind.ACT, text)


def then(text: str) -> Callable[[F], F]:
    """Declare a step that states what must be the case."""
    return _declare(Kind.THEN, text)


def pattern_of(text: str) -> str:
    """The regular expression of a text with placeholders."""
    parts = PLACEHOLDER.split(text)
    return "".join(_group(part) if index % 2 else re.escape(part) for index, part in enumerate(parts))


def _declare(kind: Kind, text: str) -> Callable[[F], F]:
    converters = {name: slot.convert for name in PLACEHOLDER.findall(text) if (slot := _slot(name)).convert is not None}

    def decorate(function: F) -> F:
        for type_ in kind.types:
            step(parsers.re(pattern_of(text)), type_=type_, converters=converters, stacklevel=2)(function)
        PHRASES.append(Phrase(kind, text, function))
        return function

    return decorate


def _group(name: str) -> str:
    return f"(?P<{name}>{_slot(name).pattern})"


def _slot(name: str) -> Slot:
    return SLOTS[name] if name in SLOTS else Slot(TEXTS[name], '[^"]+')
