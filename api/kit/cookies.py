"""The session cookie: a random token, unreadable for scripts, never sent with foreign sites' unsafe requests."""

from __future__ import annotations

from fastapi import Response

from api.settings import Settings

SESSION_COOKIE = "dingdian_session"


def set_session_cookie(response: Response, token: str, settings: Settings) -> None:
    """Give the browser its session token until the session's latest end."""
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=settings.session_hours * 3600,
        path="/",
        httponly=True,
        samesite="lax",
        secure=settings.secure_cookie,
    )


def clear_session_cookie(response: Response) -> None:
    """Make the browser forget the token."""
    response.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="lax")
