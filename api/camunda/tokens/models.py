"""Table of personal access tokens."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.accounts.models import Account
from engine.store import Base, Key


class AccessToken(Base):
    """What a program signs in with in a person's name. Only the SHA-256 of the token is stored."""

    __tablename__ = "access_tokens"

    key: Mapped[Key]
    account_key: Mapped[int] = mapped_column(ForeignKey("accounts.key"), index=True)
    label: Mapped[str] = mapped_column(String(64))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]

    account: Mapped[Account] = relationship(lazy="joined")
