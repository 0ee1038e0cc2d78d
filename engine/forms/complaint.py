"""The complaints a field can give rise to, in the words a caseworker reads."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Complaint(NamedTuple):
    """A broken rule with its texts in English and Chinese."""

    rule: str
    en: str
    zh: str


REQUIRED = Complaint("required", "this field is required", "此项必填")
NOT_TEXT = Complaint("type", "a text is expected", "应填写文字")
NOT_NUMBER = Complaint("type", "a number is expected", "请填写数字")
NOT_BOOLEAN = Complaint("type", "yes or no is expected", "应选择是或否")
NOT_LIST = Complaint("type", "a list is expected", "应填写列表")
NOT_OBJECT = Complaint("type", "a group of fields is expected", "应填写一组字段")
CHARACTERS = Complaint("characters", "the text contains control characters", "不得包含控制字符或换行")
EMAIL = Complaint("email", "a valid email address is expected", "请填写有效的电子邮箱")
PHONE = Complaint(
    "phone",
    "an international phone number is expected, such as +8657112345678",
    "请填写带国家代码的电话号码，例如 +8657112345678",
)
OPTION = Complaint("option", "one of the options is expected", "请从选项中选择")
REPEATED_OPTION = Complaint("option", "an option is chosen twice", "同一选项不得重复选择")
INTEGER = Complaint("decimal-digits", "a whole number is expected", "请填写整数")
DATE = Complaint("date", "a date is expected, such as 2026-07-01", "请填写有效日期，例如 2026-07-01")
TIME = Complaint("time", "a time is expected, such as 09:30", "请填写有效时间，例如 09:30")
DATE_TIME = Complaint(
    "datetime", "a date and time is expected, such as 2026-07-01T09:30", "请填写有效的日期和时间，例如 2026-07-01T09:30"
)
BROKEN_MINIMUM = Complaint("min", "the form's minimum is no number", "表单的最小值设置有误，请联系流程管理员")
BROKEN_MAXIMUM = Complaint("max", "the form's maximum is no number", "表单的最大值设置有误，请联系流程管理员")
NOT_FILES = Complaint("type", "uploaded files are expected", "应上传文件")
ONE_FILE = Complaint("multiple", "only one file is expected", "只能上传一个文件")
TOO_MANY_FILES = Complaint("multiple", "there are too many files", "文件过多")
REPEATED_FILE = Complaint("file", "a file is handed in twice", "同一文件不得重复上传")
BROKEN_ACCEPT = Complaint("accept", "the form's accepted types are no text", "表单的文件格式设置有误，请联系流程管理员")
INTERVAL = Complaint("interval", "a time of the offered interval is expected", "请按表单给出的间隔选择时间")
PAST_DATE = Complaint("past-date", "the date must not be before today", "日期不得早于今天")
ROWS = Complaint("rows", "rows cannot be added or removed", "不得增加或删除行")
TOO_MANY_ROWS = Complaint("rows", "there are too many rows", "行数过多")
READONLY = Complaint("readonly", "this field cannot be changed", "此项不可修改")
UNKNOWN = Complaint("unknown", "the form has no such field", "表单中没有此项")


def minimum(limit: object) -> Complaint:
    """The number is too small."""
    return Complaint("min", f"at least {limit} is expected", f"不得小于 {limit}")


def maximum(limit: object) -> Complaint:
    """The number is too great."""
    return Complaint("max", f"at most {limit} is expected", f"不得大于 {limit}")


def min_length(limit: object) -> Complaint:
    """The text is too short."""
    return Complaint("min-length", f"at least {limit} characters are expected", f"至少填写 {limit} 个字")


def max_length(limit: object) -> Complaint:
    """The text is too long."""
    return Complaint("max-length", f"at most {limit} characters are expected", f"至多填写 {limit} 个字")


def decimal_digits(limit: int) -> Complaint:
    """The number has too many decimal digits."""
    return (
        INTEGER
        if limit == 0
        else Complaint("decimal-digits", f"at most {limit} decimal digits are expected", f"至多保留 {limit} 位小数")
    )


def increment(below: Decimal, above: Decimal) -> Complaint:
    """The number lies between two steps."""
    nearest = plain(below), plain(above)
    return Complaint(
        "increment",
        f"a valid value is expected, the nearest are {nearest[0]} and {nearest[1]}",
        f"请填写有效的数值，最接近的是 {nearest[0]} 和 {nearest[1]}",
    )


def plain(number: Decimal) -> str:
    """The number in the shortest digits, without an exponent."""
    return f"{number.normalize() + 0:f}"


def pattern(text: str, own_message: str | None) -> Complaint:
    """The text does not match; the form's own message goes before ours."""
    return Complaint("pattern", own_message or f"a text matching {text} is expected", own_message or "格式不符合要求")


def unknown_file(number: int) -> Complaint:
    """The file (counted from 1) is not there, or not for this person."""
    return Complaint(
        "file",
        f"file {number} does not exist (any more), or may not be used here",
        f"第 {number} 个文件不存在、已过期或您无权使用，请重新上传",
    )


def not_accepted(name: str, accept: str) -> Complaint:
    """The file is of a type the form does not ask for."""
    return Complaint("accept", f"file {name} is none of {accept}", f"文件“{name}”的格式不符，可上传：{accept}")
