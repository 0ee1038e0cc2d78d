"""Queries on access tokens."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.camunda.tokens.models import AccessToken


def find(session: Session, token_hash: str) -> AccessToken | None:
    """The token with this hash."""
    return session.scalars(select(AccessToken).where(AccessToken.token_hash == token_hash)).one_or_none()


def by_key(session: Session, key: int) -> AccessToken | None:
    """The token with this key."""
    return session.get(AccessToken, key)


def list_all(session: Session) -> list[AccessToken]:
    """All tokens, oldest first."""
    return list(session.scalars(select(AccessToken).order_by(AccessToken.key)))


def remove(session: Session, key: int) -> None:
    """Forget a token: it is worth nothing from now on."""
    session.execute(delete(AccessToken).where(AccessToken.key == key))
