"""Stored files that forms may refer to."""

from __future__ import annotations

from typing import Any

from engine.forms import StoredFile

STORED = {
    "1": ("证照.pdf", "application/pdf"),
    "2": ("现场.JPG", "image/jpeg"),
    "3": ("清单.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def reference(document_id: str) -> dict[str, Any]:
    """A reference to a document."""
    name = STORED.get(document_id, ("未知.pdf",))[0]
    return {"camunda.document.type": "camunda", "documentId": document_id, "metadata": {"fileName": name}}


def known(document_id: str) -> StoredFile | None:
    """The documents of `STORED`."""
    found = STORED.get(document_id)
    return None if found is None else StoredFile(*found, reference(document_id))
