"""Files that people uploaded, as they are sent back: no browser will run or show one as a page of ours."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Response


def downloaded(name: str, media_type: str, content: bytes) -> Response:
    """The bytes, always as a download under that name; `nosniff` goes with every answer."""
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )
