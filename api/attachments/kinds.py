"""Which files are taken: told by their first bytes, never by the name or type the browser claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from api.kit.problems import invalid


@dataclass(frozen=True, slots=True)
class Kind:
    """A file format: its extensions, its media type and what its content looks like."""

    extensions: frozenset[str]
    media_type: str
    content: re.Pattern[bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_ZIP = re.compile(rb"PK\x03\x04")
_TEXT = re.compile(rb"[^\x00-\x08\x0e-\x1f\x7f]*+\Z")
KINDS = (
    Kind(frozenset({".pdf"}), "application/pdf", re.compile(rb"%PDF-")),
    Kind(frozenset({".png"}), "image/png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    Kind(frozenset({".jpg", ".jpeg"}), "image/jpeg", re.compile(rb"\xff\xd8\xff")),
    Kind(frozenset({".webp"}), "image/webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    Kind(frozenset({".docx"}), f"{_OFFICE}.wordprocessingml.document", _ZIP),
    Kind(frozenset({".xlsx"}), f"{_OFFICE}.spreadsheetml.sheet", _ZIP),
    Kind(frozenset({".ofd"}), "application/ofd", _ZIP),
    Kind(frozenset({".zip"}), "application/zip", _ZIP),
    Kind(frozenset({".txt"}), "text/plain", _TEXT),
    Kind(frozenset({".csv"}), "text/csv", _TEXT),
    Kind(frozenset({".json"}), "application/json", _TEXT),
)
"""All that can be told; which of them an area takes is its parameter `attachment_media_types`."""
KNOWN = "、".join(sorted(extension.lstrip(".") for kind in KINDS for extension in kind.extensions))


def kind_of(name: str, content: bytes, media_type: str = "") -> Kind | None:
    """The format that both the extension and the content say; none when they disagree or are unknown.

    A name without an extension says nothing: then the media type does.
    """
    extension = PurePath(name).suffix.lower()
    for kind in KINDS:
        is_said = extension in kind.extensions if extension else kind.media_type == media_type
        if is_said and kind.content.match(content):
            return kind
    return None


def require_kind(name: str, content: bytes) -> Kind:
    """The format of a file that a person picked. Raise a 422 problem when it is none of these."""
    kind = kind_of(name, content)
    if kind is None:
        raise invalid("file", "文件", "类型不受支持，或内容与扩展名不符", f"请上传以下格式的文件：{KNOWN}")
    return kind


def clean_name(name: str) -> str:
    """The file's own name without folders or control characters, shortened from the front."""
    plain = name.replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(char for char in plain if char.isprintable()).strip()
    return visible[-200:]
