"""Making accounts and changing them, as the command line asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.accounts import repository
from api.accounts.models import Account, AccountGrant
from api.accounts.passwords import MIN_LENGTH, hash_password
from api.kit.principal import ROLE_NAMES
from engine.errors import InvalidInput, NotFound

USERNAME = re.compile(r"[a-z][a-z0-9._-]{1,63}")
AREA = re.compile(r"\d{6}")


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to make. `grants` are (role, area) pairs; an institution's user needs `party_id`."""

    username: str
    display_name: str
    grants: tuple[tuple[str, str], ...]
    party_id: int | None = None
    demo: bool = False
    disabled: bool = False


def create_account(session: Session, new: NewAccount, password: str, now: datetime) -> Account:
    """Store the account. Raises `InvalidInput` about the first thing that is wrong with it."""
    _check_password(password)
    return add_account(session, new, hash_password(password), now)


def add_account(session: Session, new: NewAccount, password_hash: str, now: datetime) -> Account:
    """The same where the hash of the password is known. Raises as `create_account`."""
    _check(new)
    if repository.find_account(session, new.username) is not None:
        raise InvalidInput("username", "unused", f"'{new.username}'", "choose another user name")
    account = Account(
        username=new.username,
        display_name=new.display_name,
        password_hash=password_hash,
        party_id=new.party_id,
        demo=new.demo,
        disabled=new.disabled,
        created_at=now,
        grants=[AccountGrant(role=role, area=area) for role, area in new.grants],
    )
    session.add(account)
    session.flush()
    return account


def _check(new: NewAccount) -> None:
    if not USERNAME.fullmatch(new.username):
        remedy = "use 2 to 64 small letters, digits, '.', '_' or '-', starting with a letter"
        raise InvalidInput("username", "a plain name", f"'{new.username}'", remedy)
    if not new.display_name.strip():
        raise InvalidInput("display name", "a name", "nothing", "give the person's name")
    _check_grants(new.grants)
    needs_party = any(role == "institution" for role, _ in new.grants)
    if needs_party != (new.party_id is not None):
        remedy = "give a party exactly to accounts with the role institution"
        raise InvalidInput("party", "set for an institution only", str(new.party_id), remedy)


def _check_grants(grants: Iterable[tuple[str, str]]) -> None:
    listed = tuple(grants)
    if not listed:
        raise InvalidInput("grants", "at least one role in an area", "none", "add ROLE@AREA")
    for role, area in listed:
        if role not in ROLE_NAMES:
            raise InvalidInput("role", f"one of {', '.join(ROLE_NAMES)}", f"'{role}'", "correct the role")
        if not AREA.fullmatch(area):
            remedy = "write the pooling area's code, such as 330100"
            raise InvalidInput("area", "six digits", f"'{area}'", remedy)


def set_disabled(session: Session, username: str, *, disabled: bool) -> None:
    """Keep an account out (its sessions end at once), or let it in again. Raises `NotFound`."""
    account = _existing(session, username)
    account.disabled = disabled
    repository.delete_sessions_of(session, account.key)


def set_password(session: Session, username: str, password: str) -> None:
    """Store a new password and end the account's sessions. Raises `NotFound`, `InvalidInput`."""
    account = _existing(session, username)
    _check_password(password)
    account.password_hash = hash_password(password)
    repository.delete_sessions_of(session, account.key)


def _existing(session: Session, username: str) -> Account:
    account = repository.find_account(session, username)
    if account is None:
        raise NotFound("account", username)
    return account


def _check_password(password: str) -> None:
    if len(password) < MIN_LENGTH:
        found = f"{len(password)} characters"
        raise InvalidInput("password", f"at least {MIN_LENGTH} characters", found, "choose a longer one")
