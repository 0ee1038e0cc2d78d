"""Tables of accounts, their grants, and sessions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engine.store import Base, Key


class Account(Base):
    """A person who can sign in. `demo` accounts work in demonstration mode only; `disabled` ones never."""

    __tablename__ = "accounts"

    key: Mapped[Key]
    username: Mapped[str] = mapped_column(String(64), unique=True)
    display_name: Mapped[str] = mapped_column(String(64))
    password_hash: Mapped[str] = mapped_column(String(255))
    party_id: Mapped[int | None]
    demo: Mapped[bool] = mapped_column(default=False)
    disabled: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]

    grants: Mapped[list[AccountGrant]] = relationship(back_populates="account", cascade="all, delete-orphan", lazy="selectin")


class AccountGrant(Base):
    """One role in one pooling area."""

    __tablename__ = "account_grants"
    __table_args__ = (UniqueConstraint("account_key", "role", "area"), Index(None, "role", "area"))

    key: Mapped[Key]
    account_key: Mapped[int] = mapped_column(ForeignKey("accounts.key"))
    role: Mapped[str] = mapped_column(String(32))
    area: Mapped[str] = mapped_column(String(16))

    account: Mapped[Account] = relationship(back_populates="grants")


class AccountSession(Base):
    """A signed-in browser. Only the SHA-256 of its token is stored."""

    __tablename__ = "account_sessions"

    key: Mapped[Key]
    account_key: Mapped[int] = mapped_column(ForeignKey("accounts.key"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
