"""Reads the JSON of a form somebody uploaded."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from engine.storable import is_storable

MAX_BYTES = 2_000_000
MAX_DEPTH = 100
MAX_DIGITS = 100
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')


class FormUnreadable(ValueError):
    """What was uploaded is not the JSON of a form. `detail_zh` says in Chinese what `str` says in English; `line` where."""

    def __init__(self, detail: str, detail_zh: str, line: int | None = None) -> None:
        super().__init__(detail)
        self.detail_zh = detail_zh
        self.line = line


def parse_json(content: bytes) -> Any:
    """The value of a JSON file in UTF-8, as browsers read it; raise `FormUnreadable` saying what it is instead.

    Size and depth are capped; NaN, infinite numbers, NUL and half surrogate pairs are refused.
    """
    if len(content) > MAX_BYTES:
        detail = f"it has {len(content)} bytes and at most {MAX_BYTES} are accepted"
        raise FormUnreadable(detail, f"文件有 {len(content)} 字节，最多 {MAX_BYTES} 字节")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise FormUnreadable(f"it is not UTF-8 (byte {error.start})", f"编码不是 UTF-8（第 {error.start} 字节）") from error
    _check_depth(text)
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=_finite, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise FormUnreadable(error.msg, f"第 {error.lineno} 行第 {error.colno} 列不合语法", error.lineno) from error
    if not is_storable(json.dumps(value, ensure_ascii=False)):
        raise FormUnreadable("a text holds a NUL or half a surrogate pair", "文字中含有无法存储的字符")
    return value


def _check_depth(text: str) -> None:
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > MAX_DEPTH:
            line = text.count("\n", 0, found.start()) + 1
            raise FormUnreadable(f"it is nested more than {MAX_DEPTH} deep", f"嵌套超过 {MAX_DEPTH} 层", line)


def _refuse(constant: str) -> float:
    raise FormUnreadable(f"{constant} is no number", f"“{constant}”不是数字")


def _finite(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise FormUnreadable(f"{text} is too large a number", f"数字“{text}”过大")
    return value


def _whole(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise FormUnreadable(f"a number has {len(text)} digits", f"有一个 {len(text)} 位的数字")
    return int(text)
