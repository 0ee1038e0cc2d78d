"""Fields that take files: what is submitted are references to documents that were stored before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from engine.forms import complaint
from engine.forms.complaint import Complaint

MAX_FILES = 100
EVERYTHING = "*/*"


class StoredFile(NamedTuple):
    """A stored document: its name, media type, and the reference that is written for it."""

    name: str
    media_type: str
    reference: Mapping[str, Any]


Files: TypeAlias = Callable[[str], "StoredFile | None"]
"""Gives the document with that id, if the submitter may hand it in here."""


def no_files(document_id: str) -> StoredFile | None:
    """For submissions without documents."""
    return None


def resolved(value: object, files: Files) -> object:
    """The submitted references as they are stored: nothing that the submitter says of a file counts but its id."""
    if not isinstance(value, list):
        return value
    found = [(one, files(document_id) if (document_id := _id(one)) is not None else None) for one in value]
    return [one if stored is None else dict(stored.reference) for one, stored in found]


def check_files(value: object, files: Files, accept: object, *, several: bool) -> Iterator[Complaint]:
    """Complain unless the value is a list of references to known documents of accepted types, and to one unless `several`."""
    if not isinstance(value, list) or any(_id(one) is None for one in value):
        yield complaint.NOT_FILES
        return
    if len(value) > 1 and not several:
        yield complaint.ONE_FILE
    if len(value) > MAX_FILES:
        yield complaint.TOO_MANY_FILES
        return
    ids = [str(_id(one)) for one in value]
    if len(set(ids)) < len(ids):
        yield complaint.REPEATED_FILE
    for number, document_id in enumerate(ids, 1):
        yield from _check(number, files(document_id), accept)


def _check(number: int, stored: StoredFile | None, accept: object) -> Iterator[Complaint]:
    if stored is None:
        yield complaint.unknown_file(number)
    elif isinstance(accept, str):
        if not is_accepted(accept, stored):
            yield complaint.not_accepted(stored.name, accept)
    elif accept is not None:
        yield complaint.BROKEN_ACCEPT


def is_accepted(accept: str, stored: StoredFile) -> bool:
    """Whether a file is one of a comma-separated list as HTML has it: `.pdf`, `image/*`, `application/pdf`; empty means all."""
    listed = accepted(accept)
    return not listed or any(_matches(one, stored.name.lower(), stored.media_type) for one in listed)


def accepted(accept: str) -> list[str]:
    """The entries of such a list."""
    return [entry for one in accept.split(",") if (entry := one.strip().lower())]


def _matches(entry: str, name: str, media_type: str) -> bool:
    if entry.startswith("."):
        return name.endswith(entry)
    return entry in (EVERYTHING, media_type) or (entry.endswith("/*") and media_type.startswith(entry[:-1]))


def _id(value: object) -> str | None:
    found = value.get("documentId") if isinstance(value, dict) else None
    return found if isinstance(found, str) else None
