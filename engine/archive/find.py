"""Looking up what was archived."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.archive import files
from engine.archive.files import ArchiveDamaged
from engine.store import archived_instances

if TYPE_CHECKING:
    from engine.engine import Engine


def find(engine: Engine, folder: Path, wanted: str) -> Iterator[dict[str, Any]]:
    """The archived instances with that key or business key, with all their rows, oldest first; raise `ArchiveDamaged`."""
    with engine.reading() as session:
        found = {row.key: row.file for row in archived_instances.find(session, wanted)}
    manifest = files.entries(folder) if found else {}
    for name in dict.fromkeys(found.values()):
        if name not in manifest:
            raise ArchiveDamaged(folder / name, "the manifest does not know it")
        yield from (line for line in files.read(folder, manifest[name]) if line["key"] in found)
