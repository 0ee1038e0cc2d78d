"""The sheets as they stand in the repository, and how they are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from handlers.resources import PROCESSES
from tests.processes.sheets import clocks, duties, events, forms, steps, tables, ways

Sheet = dict[str, dict[str, object]]
HERE = Path(__file__).parent
READERS: Mapping[str, Callable[[Path], Sheet]] = {
    "duties": duties.read,
    "clocks": clocks.read,
    "events": events.read,
    "steps": steps.read,
    "ways": ways.read,
    "tables": tables.read,
    "forms": forms.read,
}
"""What the files of a folder such as `processes/` say, sheet by sheet."""


def load(name: str) -> Sheet:
    """The sheet of that name."""
    found: Sheet = yaml.load((HERE / f"{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return found


def text_of(sheet: Sheet) -> str:
    """Block by block, an element a line; a diagram without any such element is left out."""
    lines = [line for block, elements in sheet.items() if elements for line in (f"{block}:", *map(_line, elements.items()))]
    return "\n".join(lines) + "\n"


def _line(entry: tuple[str, object]) -> str:
    name, value = entry
    written = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=float("inf"))
    return f"  {name}: {written.removesuffix('...' + chr(10)).strip()}"


def write() -> None:
    """Write every sheet from `processes/`."""
    for name, read in READERS.items():
        (HERE / f"{name}.yaml").write_text(text_of(read(PROCESSES)), "utf-8")
