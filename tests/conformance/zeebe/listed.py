"""The differences that stay, from differences.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml


class Listed(NamedTuple):
    """What differs, how each engine does it, why ours does, and the cases that show it."""

    what: str
    ours: str
    camunda: str
    why: str
    cases: list[str]


LISTED = tuple(Listed(**entry) for entry in yaml.safe_load(Path(__file__).with_name("differences.yaml").read_text("utf-8")))
"""In the order of the page."""
CASES = frozenset(name for entry in LISTED for name in entry.cases)
