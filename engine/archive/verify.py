"""Checking the files of an archive against its manifest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.archive import files
from engine.archive.files import ArchiveDamaged, Entry


def verify(folder: Path) -> Iterator[tuple[Entry, ArchiveDamaged | None]]:
    """Each file of the manifest, and what is wrong with it, if anything is."""
    for entry in files.entries(folder).values():
        try:
            files.check(folder, entry)
        except ArchiveDamaged as error:
            yield entry, error
        else:
            yield entry, None
