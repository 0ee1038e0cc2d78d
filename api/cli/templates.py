"""`dingdian templates [--to DIR]`: write the element templates that Camunda Modeler shows for our job types."""

from __future__ import annotations

import argparse
from pathlib import Path

from api.element_templates.templates import PREFIX, files

FOLDER = Path(".camunda") / "element-templates"


def configure(parser: argparse.ArgumentParser) -> None:
    """Where the diagrams lie."""
    parser.add_argument(
        "--to", type=Path, default=Path("processes"), metavar="DIR", help="folder of the diagrams (default processes)"
    )


def run(options: argparse.Namespace) -> int:
    """Replace our files in DIR/.camunda/element-templates; others there are left alone."""
    folder = options.to / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = files()
    for old in folder.glob(f"{PREFIX}-*.json"):
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    print(f"{len(written)} files written to {folder}")
    return 0
