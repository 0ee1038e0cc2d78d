"""The broken set: files a designer may send by mistake, each with the finding that must come back."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

FOLDER = Path(__file__).parent
FILES = ("good.bpmn", "good.dmn", "good.form")


class Entry(NamedTuple):
    """One mistake in one of the good files; see `set.yaml`."""

    name: str
    file: str
    old: str
    new: str
    rule: str
    element: str | None
    at: str | None = None
    severity: str = "error"

    def files(self) -> list[tuple[str, bytes]]:
        """All three files, one of them broken."""
        texts = {name: (FOLDER / name).read_text() for name in FILES}
        assert self.old in texts[self.file], self.name
        texts[self.file] = texts[self.file].replace(self.old, self.new)
        return [(name, text.encode()) for name, text in texts.items()]

    @property
    def line(self) -> int | None:
        """The line that must be named; None where the file says it in no line."""
        text = dict(self.files())[self.file].decode()
        if self.file.endswith(".form"):
            return text[: text.index(self.new)].count("\n") + 1 if self.rule == "form-json" else None
        mark = self.new if self.at is None else self.at
        return text[: text.index(mark) if mark else len(text)].count("\n") + 1


ENTRIES = [Entry(**entry) for entry in yaml.safe_load((FOLDER / "set.yaml").read_text())]
