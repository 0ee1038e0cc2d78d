"""Reads the files that `deploy` and `lint` are given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from api.cli.main import CommandError

SUFFIXES = frozenset({".bpmn", ".dmn", ".form"})


def read_files(paths: Iterable[str]) -> list[tuple[str, bytes]]:
    """(name, content) of each file; folders are searched. Raises `CommandError` for what cannot be read."""
    return [(str(path), _read(path)) for given in paths for path in _expand(Path(given))]


def _expand(path: Path) -> list[Path]:
    if not path.exists():
        raise CommandError(f"Expected '{path}' to exist, but it does not; check the path.")
    if path.is_file():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and "node_modules" not in file.parts)
    if not found:
        raise CommandError(f"Expected .bpmn, .dmn or .form files in '{path}', but there are none; name another folder.")
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"Expected to read '{path}', but {error.strerror}; check its permissions.") from error
