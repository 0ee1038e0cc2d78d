"""What a lint rule reports, ready to be shown to the author of a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An `ERROR` stops a deployment; a `WARNING` is shown and stored with it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a resource.

    `line` counts from 1 in the file (None: the file as a whole, or a form, whose places are element ids).
    `column` is that of the character in the line, from 1, for a finding inside an expression (of a form: inside the
    expression itself), and None for every other finding.
    `message` says what is wrong and `remedy` what to do, in English; `message_zh` and `remedy_zh` say it in Chinese.
    """

    rule: str
    severity: Severity
    resource: str
    element_id: str | None
    line: int | None
    column: int | None
    message: str
    remedy: str
    message_zh: str
    remedy_zh: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.resource, self.line, self.column if self.line else None) if part)
        element = "" if self.element_id is None else f" [{self.element_id}]"
        return f"{place}: {self.severity}{element} {self.message}; {self.remedy} ({self.rule})"

    def in_chinese(self) -> str:
        """The same line for Chinese readers."""
        place = self.resource if self.line is None else f"{self.resource} 第 {self.line} 行"
        place += f"第 {self.column} 列" if self.line and self.column else ""
        element = "" if self.element_id is None else f"［{self.element_id}］"
        kind = "错误" if self.severity is Severity.ERROR else "警告"
        return f"{place}：{kind}{element} {self.message_zh}；{self.remedy_zh}（{self.rule}）"
