"""From an Authorization header to a person.

A personal token is 32 random bytes, so its hash needs no salt and no slow function. An access token (JWT) is signed with the
hash of the personal token it was given for: whoever revokes that one revokes both, and there is no further secret to keep.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from datetime import UTC, datetime, timedelta

import jwt
from sqlalchemy.orm import Session

from api.accounts import sessions
from api.accounts.models import Account
from api.camunda.tokens import repository
from api.camunda.tokens.models import AccessToken
from api.kit.principal import Principal
from api.runtime import Runtime
from api.throttling.limits import SIGN_IN
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork

ALGORITHM = "HS256"
AUDIENCE = "dingdian-v2"
LIFETIME = timedelta(hours=1)
PREFIX = "dd_"


def create(session: Session, account: Account, label: str, now: datetime) -> str:
    """Make a token for an account; it is shown this once and stored as a hash only."""
    token = PREFIX + secrets.token_urlsafe(32)
    session.add(AccessToken(account_key=account.key, label=label, token_hash=_hash(token), created_at=now))
    return token


def resolve(runtime: Runtime, header: str, address: str) -> Principal | None:
    """The person behind the header of a request, or None. Wrong personal tokens are counted like wrong passwords."""
    scheme, _, text = header.partition(" ")
    if scheme.lower() == "bearer":
        return _of_access_token(runtime, text.strip())
    if scheme.lower() != "basic":
        return None
    try:
        username, _, token = base64.b64decode(text.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    found = of_personal_token(runtime, username, token, address)
    return None if found is None else sessions.principal_of(found.account)


def of_personal_token(runtime: Runtime, username: str, token: str, address: str) -> AccessToken | None:
    """The token, if it is this person's and they may work now."""
    now = runtime.wall.now()
    with runtime.database.read() as session:
        SIGN_IN.check(session, username, address, now)
        found = repository.find(session, _hash(token))
    if found is not None and found.account.username == username and _may_work(runtime, found):
        return found

    def work(uow: UnitOfWork) -> None:
        SIGN_IN.record(uow.session, username, address, now)
        uow.audit("token:failure", "account", username, {"address": address})

    runtime.engine.run(Actor(id=username, groups=frozenset(), tenants=frozenset()), work)
    return None


def access_token(found: AccessToken, now: datetime) -> str:
    """A JWT that stands for the personal token for an hour."""
    claims = {
        "sub": found.account.username,
        "aud": AUDIENCE,
        "iat": int(now.timestamp()),
        "exp": int((now + LIFETIME).timestamp()),
    }
    return jwt.encode(claims, bytes.fromhex(found.token_hash), ALGORITHM, headers={"kid": str(found.key)})


def _of_access_token(runtime: Runtime, text: str) -> Principal | None:
    try:
        kid = str(jwt.get_unverified_header(text).get("kid", ""))
        with runtime.database.read() as session:
            found = repository.by_key(session, int(kid)) if kid.isdecimal() and len(kid) <= 18 else None
        if found is None or not _may_work(runtime, found):
            return None
        claims = jwt.decode(
            text,
            bytes.fromhex(found.token_hash),
            [ALGORITHM],
            audience=AUDIENCE,
            options={"require": ["exp", "sub"], "verify_exp": False, "verify_iat": False},
        )
    except jwt.InvalidTokenError:
        return None
    expired = datetime.fromtimestamp(claims["exp"], UTC) <= runtime.wall.now()
    return None if expired else sessions.principal_of(found.account)


def _may_work(runtime: Runtime, found: AccessToken) -> bool:
    return sessions.may_work(found.account, demo=runtime.settings.demo)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
