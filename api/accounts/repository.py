"""Queries on accounts and sessions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.accounts.models import Account, AccountGrant, AccountSession


def find_account(session: Session, username: str) -> Account | None:
    """The account of that name."""
    return session.scalars(select(Account).where(Account.username == username)).one_or_none()


def list_demo_accounts(session: Session) -> list[Account]:
    """The demonstration accounts that can sign in, in the order they were made."""
    query = select(Account).where(Account.demo, Account.disabled.is_(False))
    return list(session.scalars(query.order_by(Account.key)))


def list_accounts(session: Session) -> list[Account]:
    """All accounts by name."""
    return list(session.scalars(select(Account).order_by(Account.username)))


def names_of(session: Session, usernames: set[str]) -> dict[str, str]:
    """Display names by user name; an unknown name is missing from the result."""
    query = select(Account.username, Account.display_name).where(Account.username.in_(usernames))
    return dict(session.execute(query).all())


def list_holders(session: Session, roles: set[str], area: str, *, demo: bool) -> list[Account]:
    """Accounts that can work and hold one of `roles` in `area`, by display name."""
    held = select(AccountGrant.account_key).where(AccountGrant.role.in_(roles), AccountGrant.area == area)
    query = select(Account).where(Account.key.in_(held), Account.disabled.is_(False))
    if not demo:
        query = query.where(Account.demo.is_(False))
    return list(session.scalars(query.order_by(Account.display_name)))


def find_session(session: Session, token_hash: str, now: datetime) -> tuple[AccountSession, Account] | None:
    """The living session with that token, and its account."""
    query = (
        select(AccountSession, Account)
        .join(Account, Account.key == AccountSession.account_key)
        .where(AccountSession.token_hash == token_hash, AccountSession.expires_at > now)
    )
    row = session.execute(query).one_or_none()
    return None if row is None else (row[0], row[1])


def delete_session(session: Session, key: int) -> None:
    """End one session."""
    session.execute(delete(AccountSession).where(AccountSession.key == key))


def delete_sessions_of(session: Session, account_key: int) -> None:
    """End all sessions of an account."""
    session.execute(delete(AccountSession).where(AccountSession.account_key == account_key))


def delete_expired(session: Session, now: datetime) -> None:
    """Forget sessions that ended."""
    session.execute(delete(AccountSession).where(AccountSession.expires_at <= now))
