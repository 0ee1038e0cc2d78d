"""Reading the data tables of a scenario."""

from __future__ import annotations

from typing import TypeAlias

Table: TypeAlias = list[list[str]]


class TableError(AssertionError):
    """A table of a scenario has not the shape its step asks for."""


def pairs(table: Table) -> dict[str, str]:
    """A table of two columns below their heads (项目|内容), as names and contents."""
    if any(len(row) != 2 for row in table):
        raise TableError(f"数据表应有两列（如 项目|内容），实为 {table}。")
    return {name.strip(): content.strip() for name, content in table[1:]}


def column(table: Table) -> list[str]:
    """A table of one column below its head, as a list."""
    if not table or any(len(row) != 1 for row in table):
        raise TableError(f"数据表应只有一列并有表头，实为 {table}。")
    return [row[0].strip() for row in table[1:]]


def records(table: Table) -> list[dict[str, str]]:
    """A table with heads, as one mapping per row; empty cells are left out."""
    if not table:
        raise TableError("缺少数据表。")
    heads = [head.strip() for head in table[0]]
    return [{head: cell.strip() for head, cell in zip(heads, row, strict=True) if cell.strip()} for row in table[1:]]
