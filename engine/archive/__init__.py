"""The archive: ended instances are written to compressed files by month, verified, and only then deleted."""

from __future__ import annotations

from engine.archive.files import ArchiveDamaged
from engine.archive.find import find
from engine.archive.run import Portion, archive
from engine.archive.verify import verify

__all__ = ["ArchiveDamaged", "Portion", "archive", "find", "verify"]
