"""Server-side sessions: the browser holds a random token, the database only its hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.accounts import repository
from api.accounts.models import Account, AccountSession
from api.kit.principal import Principal
from api.runtime import Runtime


def start(session: Session, account: Account, now: datetime, hours: int) -> tuple[str, AccountSession]:
    """A new session of an account: the token for the browser, and the row."""
    repository.delete_expired(session, now)
    token = secrets.token_urlsafe(32)
    row = AccountSession(
        account_key=account.key,
        token_hash=_hash(token),
        created_at=now,
        expires_at=now + timedelta(hours=hours),
    )
    session.add(row)
    return token, row


def resume(runtime: Runtime, token: str) -> tuple[AccountSession, Principal] | None:
    """The living session of a token and its person; none when it ended or the account may not work now."""
    with runtime.database.read() as session:
        found = repository.find_session(session, _hash(token), runtime.wall.now())
        if found is None or not may_work(found[1], demo=runtime.settings.demo):
            return None
        return found[0], principal_of(found[1])


def may_work(account: Account, *, demo: bool) -> bool:
    """Demonstration accounts work in demonstration mode only, disabled ones never."""
    return not account.disabled and (demo or not account.demo)


def principal_of(account: Account) -> Principal:
    """The person behind an account."""
    return Principal(
        account_id=account.key,
        username=account.username,
        display_name=account.display_name,
        demo=account.demo,
        grants=frozenset((grant.role, grant.area) for grant in account.grants),
        party_id=account.party_id,
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
