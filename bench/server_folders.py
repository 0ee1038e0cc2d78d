"""Folders of the PostgreSQL servers that tests and benchmarks start: each goes when the process that made it is gone.

Whoever is interrupted or killed leaves its server and its folder behind; whoever comes next cleans up after it. A lock on
a file, which the operating system lets go when its owner ends, tells who is still there.
"""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import postgres_programs

PREFIX = "dingdian-pg-"
DATA = "data"
"""Where in the folder the server keeps its files."""
_OWNED = "owned"


@contextmanager
def server_folder() -> Iterator[Path]:
    """A new folder, after those nobody owns any more have been removed; it goes at the end of the block."""
    sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    claim = folder / f"{_OWNED}.new"  # under its own name the file is locked from the beginning
    with claim.open("w") as owned:
        fcntl.flock(owned, fcntl.LOCK_EX)
        claim.rename(folder / _OWNED)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def sweep(parent: Path) -> list[Path]:
    """Stop the servers whose owners are gone and remove their folders; gives what was removed.

    A folder without the file that is locked is just being made, and left alone.
    """
    return [file.parent for file in parent.glob(f"{PREFIX}*/{_OWNED}") if _remove_if_left(file)]


def _remove_if_left(file: Path) -> bool:
    try:
        owned = file.open()
    except (FileNotFoundError, PermissionError):
        return False  # removed in this moment, or somebody else's
    with owned:
        try:
            fcntl.flock(owned, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        data = file.parent / DATA
        if (data / "postmaster.pid").exists():
            postgres_programs.run("pg_ctl", "-w", "-m", "immediate", "-D", str(data), "stop")
        shutil.rmtree(file.parent, ignore_errors=True)
        return True
