"""Path and query parameters that several nouns share."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

from api.kit.problems import not_found

MAX_KEY = 2**63 - 1

TaskKey = Annotated[str, Path(pattern=r"^\d{1,19}$", description="int64 key of a user task")]
InstanceKey = Annotated[str, Path(pattern=r"^\d{1,19}$", description="int64 key of a process instance")]
NoticeKey = Annotated[str, Path(pattern=r"^\d{1,19}$", description="int64 key of a notice")]
AttachmentKey = Annotated[str, Path(pattern=r"^\d{1,19}$", description="int64 key of an attachment")]
DocumentId = Annotated[str, Path(pattern=r"^[\x20-\x2e\x30-\x7e]{1,200}$", description="id of a document")]
DefinitionKey = Annotated[str, Path(pattern=r"^\d{1,19}$", description="int64 key of a deployed resource")]
EntryKey = Annotated[str, Path(pattern=r"^\d{1,19}$", description="int64 key of a publicity entry")]
IncidentKey = Annotated[str, Path(pattern=r"^\d{1,19}$", description="int64 key of an incident")]
OperationKey = Annotated[str, Path(pattern=r"^\d{1,19}$", description="int64 key of an operation on many cases")]
BusinessKey = Annotated[str, Path(pattern=r"^[0-9A-Za-z-]{1,40}$", description="application number")]
Area = Annotated[str, Query(pattern=r"^\d{6}$", description="pooling area code")]
OptionalArea = Annotated[str | None, Query(pattern=r"^\d{6}$", description="pooling area code")]
Text = Annotated[str, Query(max_length=100, description="text to look for")]
Limit = Annotated[int, Query(ge=1, le=100)]
Cursor = Annotated[str | None, Query(max_length=200)]


def to_key(text: str, what: str) -> int:
    """The int64 of a key in a path; a number that cannot be a key is simply not found."""
    key = int(text)
    if key > MAX_KEY:
        raise not_found(what)
    return key
