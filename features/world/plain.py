"""The plain answers: what people fill in when everything is in order, by form id (`features/plain-answers.yaml`)."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from features.world.filling import Answers

FILE = Path(__file__).resolve().parents[1] / "plain-answers.yaml"
ROW = "每行"


@lru_cache(maxsize=1)
def _all() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


def plain_answers(form_id: str) -> Answers:
    """The plain answers of a form; none for a form the file does not know."""
    entries = _all().get(form_id, {})
    lists = {name: value["行"] for name, value in entries.items() if isinstance(value, dict)}
    fields = {name: value for name, value in entries.items() if not isinstance(value, dict)}
    return Answers(
        {name: str(value) for name, value in fields.items()},
        {name: [full_row(form_id, name, row) for row in rows] for name, rows in lists.items()},
    )


def full_row(form_id: str, name: str, row: Mapping[str, str]) -> dict[str, str]:
    """A row of a list with the plain contents of the cells it leaves out; an identity number is made from the name."""
    usual = _all().get(form_id, {}).get(name, {}).get(ROW, {})
    cells = {head: str(cell) for head, cell in {**usual, **row}.items()}
    if "姓名" in cells and cells.get("身份证号") == "（按姓名）":
        cells["身份证号"] = identity_number(cells["姓名"])
    return cells


def identity_number(name: str) -> str:
    """An invented identity number; the same name gives the same number."""
    return f"33010219850101{zlib.crc32(name.encode()) % 1000:03d}X"


def credit_code(name: str) -> str:
    """An invented unified social credit code; the same name gives the same code."""
    return f"91330100MA{zlib.crc32(name.encode()):08X}"
