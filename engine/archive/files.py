"""The files of the archive: instances in gzip, one a line as JSON with all its rows; documents as they were uploaded, named by
their SHA-256; and the manifest with every checksum."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from engine.errors import EngineError

MANIFEST = "manifest.jsonl"


class ArchiveDamaged(EngineError):
    """A file of the archive is not there or not as it was written."""

    code = "archive-damaged"

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(f"Expected {path} as it was written, but {found}; restore it from a copy of the archive.")
        self.path = path


class Entry(msgspec.Struct, frozen=True):
    """What the manifest says of a file: its path in the folder, SHA-256, size in bytes, and how many instances are in it."""

    file: str
    sha256: str
    size: int
    instances: int
    kind: Literal["instances", "document"] = "instances"


def write(folder: Path, name: str, lines: Iterable[Mapping[str, Any]]) -> Entry:
    """Write a file so that it is there as a whole or not at all, read it back, and note it in the manifest.

    A file of that name is replaced: a run that was killed before it deleted anything left it behind.
    """
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    encoded = [msgspec.json.encode(line) for line in lines]
    content = gzip.compress(b"".join(line + b"\n" for line in encoded), mtime=0)
    _write_durably(path, content)
    entry = Entry(name, hashlib.sha256(content).hexdigest(), len(content), len(encoded))
    if list(_raw_lines(folder, entry)) != encoded:
        raise ArchiveDamaged(path, "other lines were read back")
    _note(folder, entry)
    return entry


def write_document(folder: Path, sha256: str, content: bytes) -> Entry:
    """Write what was uploaded as it is, read it back, and note it in the manifest; equal documents are one file."""
    entry = Entry(document_file(sha256), sha256, len(content), 0, "document")
    path = folder / entry.file
    path.parent.mkdir(parents=True, exist_ok=True)
    _write_durably(path, content)
    check(folder, entry)
    _note(folder, entry)
    return entry


def document_file(sha256: str) -> str:
    """Where the document with that SHA-256 lies in the folder."""
    return f"documents/{sha256[:2]}/{sha256}"


def _note(folder: Path, entry: Entry) -> None:
    with (folder / MANIFEST).open("ab") as manifest:
        # the line begins anew whatever a crash has left of the one before
        manifest.write(b"\n" + msgspec.json.encode(entry) + b"\n")
        manifest.flush()
        os.fsync(manifest.fileno())


def entries(folder: Path) -> dict[str, Entry]:
    """The manifest, by file; the last word on a file counts.

    A line that a crash cut off counts for nothing: its instances were not deleted, and went into a file again later.
    """
    path = folder / MANIFEST
    lines = path.read_bytes().splitlines() if path.exists() else []
    found = (_entry(line) for line in lines)
    return {entry.file: entry for entry in found if entry is not None}


def _entry(line: bytes) -> Entry | None:
    try:
        return msgspec.json.decode(line, type=Entry)
    except msgspec.DecodeError:
        return None


def read(folder: Path, entry: Entry) -> Iterator[dict[str, Any]]:
    """The instances of a file; raise `ArchiveDamaged` unless it is as the manifest says."""
    for line in _raw_lines(folder, entry):
        yield msgspec.json.decode(line)


def check(folder: Path, entry: Entry) -> None:
    """Raise `ArchiveDamaged` unless the file is as the manifest says."""
    if entry.kind == "document":
        _content(folder, entry)
    else:
        for _ in read(folder, entry):
            pass


def _raw_lines(folder: Path, entry: Entry) -> Iterator[bytes]:
    lines = gzip.decompress(_content(folder, entry)).splitlines()
    if len(lines) != entry.instances:
        raise ArchiveDamaged(folder / entry.file, f"it has {len(lines)} instances instead of {entry.instances}")
    yield from lines


def _content(folder: Path, entry: Entry) -> bytes:
    path = folder / entry.file
    if not path.exists():
        raise ArchiveDamaged(path, "it is not there")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise ArchiveDamaged(path, "its checksum differs")
    return content


def _write_durably(path: Path, content: bytes) -> None:
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
