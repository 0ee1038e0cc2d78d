"""Bodies of uploaded files."""

from __future__ import annotations

from api.kit.schemas import Instant, Key, Output


class Attachment(Output):
    """An uploaded file, an attachment or a document of a form field; its bytes are at `address`."""

    key: Key
    address: str
    name: str
    media_type: str
    size: int
    sha256: str
    business_key: str | None
    label: str | None
    uploaded_at: Instant
    uploaded_by: str
