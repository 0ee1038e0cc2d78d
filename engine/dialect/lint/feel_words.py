"""What the reader of FEEL met and what it would have taken, in Chinese."""

from __future__ import annotations

import re
from types import MappingProxyType

_END = "the end of the expression"
_IN_CHINESE = MappingProxyType(
    {
        _END: "表达式的结尾",
        "an operator or the end of the expression": "运算符或者表达式的结尾",
        "',' or the end of the test": "“,”或者条件的结尾",
        "the end of the range: ']', ')' or '['": "区间的结尾“]”“)”或者“[”",
        "a value": "一个值",
        "a number": "一个数字",
        "a name": "一个名称",
        "a type": "一个类型",
        "a string after '@'": "“@”后面的字符串",
        "a key, followed by ':'": "键和“:”",
        "the name of a parameter, followed by ':'": "参数名和“:”",
    }
)
_SIGN = re.compile(r"'(.+)'", re.DOTALL)


def unexpected(found: str, expected: str) -> str:
    """One sentence without a full stop; what has no Chinese word of its own is left out of it."""
    wanted = _word(expected)
    instead = _word(found) or found
    return f"此处应为{wanted}，而不是{instead}" if wanted else f"此处不应是{instead}"


def _word(english: str) -> str | None:
    sign = _SIGN.fullmatch(english)
    return _IN_CHINESE.get(english) or (f"“{sign[1]}”" if sign else None)
