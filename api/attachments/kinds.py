"""Which files are taken: told by their first bytes, never by the name or type the browser claims."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Kind:
    """A file format: its extensions, its media type and the bytes it starts with."""

    extensions: frozenset[str]
    media_type: str
    magic: tuple[bytes, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = (
    Kind(frozenset({".pdf"}), "application/pdf", (b"%PDF-",)),
    Kind(frozenset({".png"}), "image/png", (b"\x89PNG\r\n\x1a\n",)),
    Kind(frozenset({".jpg", ".jpeg"}), "image/jpeg", (b"\xff\xd8\xff",)),
    Kind(frozenset({".docx"}), f"{_OFFICE}.wordprocessingml.document", (b"PK\x03\x04",)),
    Kind(frozenset({".xlsx"}), f"{_OFFICE}.spreadsheetml.sheet", (b"PK\x03\x04",)),
    Kind(frozenset({".ofd"}), "application/ofd", (b"PK\x03\x04",)),
    Kind(frozenset({".zip"}), "application/zip", (b"PK\x03\x04",)),
)
ALLOWED = "、".join(sorted(extension.lstrip(".") for kind in KINDS for extension in kind.extensions))


def kind_of(name: str, head: bytes) -> Kind | None:
    """The format that both the extension and the first bytes say; none when they disagree or are unknown."""
    extension = PurePath(name).suffix.lower()
    for kind in KINDS:
        if extension in kind.extensions and head.startswith(kind.magic):
            return kind
    return None


def clean_name(name: str) -> str:
    """The file's own name without folders or control characters, shortened from the front."""
    plain = name.replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(char for char in plain if char.isprintable()).strip()
    return visible[-200:]
