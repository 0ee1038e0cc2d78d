"""The rows of docs/reference/hazards.md, from hazards.yaml beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml


class Hazard(NamedTuple):
    """A hazard: what stock SpiffWorkflow or a peer does, what ours does, and the tests that show it (`file::function`)."""

    id: str
    hazard: str
    stock: str
    ours: str
    proof: tuple[str, ...] = ()
    reason: str = ""


HAZARDS = tuple(
    Hazard(**{**entry, "id": str(entry["id"]), "proof": tuple(entry.get("proof", ()))})
    for entry in yaml.safe_load(Path(__file__).with_name("hazards.yaml").read_text())
)
SOURCES = {
    "1.5.": ("What stock SpiffWorkflow takes, and what it makes of it", 15),
    "5.": ("Correctness of stock SpiffWorkflow", 14),
    "pain ": ("What users of peer products suffer", 27),
    "measured ": ("Measured in stock SpiffWorkflow", 8),
}
"""Prefix of the ids → heading, and how many rows the source has."""
