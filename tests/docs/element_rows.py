"""The rows of docs/reference/elements.md, from elements.yaml beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml


class Row(NamedTuple):
    """An element, and for events its kind; what to know; and the tests that prove it, as `file::function` below tests/."""

    element: str
    proof: list[str]
    kind: str = ""
    notes: str = ""


ROWS = tuple(Row(**entry) for entry in yaml.safe_load(Path(__file__).with_name("elements.yaml").read_text()))
