"""Reading the data tables of a scenario."""

from __future__ import annotations

from collections import Counter
from typing import TypeAlias

Table: TypeAlias = list[list[str]]
CONTENT = "内容"
HEADS = (CONTENT, "条款", "任务", "字段", "材料", "工作日", "结果", "选项")
"""What the head of a table of one column may speak of."""


class TableError(AssertionError):
    """A table of a scenario has not the shape its step asks for."""


def pairs(table: Table) -> dict[str, str]:
    """A table of two columns below their heads (项目|内容), as names and contents; nothing without a table.

    Raises TableError for another shape, a missing line of heads (it would swallow the first row), and a name twice.
    """
    if any(len(row) != 2 for row in table) or (table and CONTENT not in table[0][1]):
        raise TableError(f"数据表应有两列，第一行为表头 项目|内容 或者 字段|内容，实为 {_shown(table)}。")
    names = [name.strip() for name, _ in table[1:]]
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise TableError(f"数据表中“{'、'.join(twice)}”写了不止一次；每项写一行，多个内容用顿号隔开。")
    return {name.strip(): content.strip() for name, content in table[1:]}


def column(table: Table) -> list[str]:
    """A table of one column below its head, as a list. Raises TableError for another shape or without the head."""
    if not table or any(len(row) != 1 for row in table) or not any(word in table[0][0] for word in HEADS):
        raise TableError(f"数据表应只有一列，第一行为表头（{'、'.join(HEADS)}之一），实为 {_shown(table)}。")
    return [row[0].strip() for row in table[1:]]


def records(table: Table, *needed: str) -> list[dict[str, str]]:
    """A table with heads, as one mapping per row; empty cells are left out. Raises TableError unless `needed` are heads."""
    if not table:
        raise TableError(f"缺少数据表，表头为 {'|'.join(needed)}。" if needed else "缺少数据表。")
    heads = [head.strip() for head in table[0]]
    missing = [head for head in needed if head not in heads]
    if missing:
        raise TableError(f"数据表的表头缺少“{'、'.join(missing)}”，实为 {'|'.join(heads)}。")
    return [{head: cell.strip() for head, cell in zip(heads, row, strict=True) if cell.strip()} for row in table[1:]]


def _shown(table: Table) -> str:
    return "；".join("|".join(cell.strip() for cell in row) for row in table) or "没有数据表"
