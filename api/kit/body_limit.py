"""Stops request bodies that are too long while they arrive, before anything is parsed or written to disk."""

from __future__ import annotations

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.kit.errors import http_problem, problem_response

JSON_LIMIT = 1024 * 1024
MULTIPART_OVERHEAD = 64 * 1024
TOO_LARGE = 413


class BodyLimit:
    """ASGI middleware: `upload_limit` bytes for multipart bodies, 1 MiB for all others; more is a 413."""

    def __init__(self, app: ASGIApp, upload_limit: int) -> None:
        self.app = app
        self.upload_limit = upload_limit + MULTIPART_OVERHEAD

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the bytes of one request; past the limit the application sees a client that hung up."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit, seen = self._limit(scope), 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            return message if seen <= limit else {"type": "http.disconnect"}

        async def unless_too_long(message: Message) -> None:
            if seen <= limit:
                await send(message)

        await self.app(scope, counted, unless_too_long)
        if seen > limit:
            await problem_response(Request(scope), http_problem(TOO_LARGE))(scope, receive, send)

    def _limit(self, scope: Scope) -> int:
        headers = dict(scope["headers"])
        is_upload = headers.get(b"content-type", b"").startswith(b"multipart/form-data")
        return self.upload_limit if is_upload else JSON_LIMIT
