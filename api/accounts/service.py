"""Sign-in, sign-out, and the description of who is signed in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session as DbSession

from api.accounts import repository, sessions
from api.accounts.models import Account
from api.accounts.passwords import verify_password
from api.accounts.schemas import DemoAccount, Grant, Session
from api.demo.accounts import PASSWORD
from api.kit.areas import area_label, area_name
from api.kit.context import Context
from api.kit.principal import ROLE_NAMES, Principal
from api.kit.problems import ProblemError, not_found
from api.runtime import Runtime
from api.throttling.limits import SIGN_IN
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from handlers.register.models import Party


def sign_in(runtime: Runtime, username: str, password: str, address: str) -> tuple[str, Session]:
    """Check the password and start a session. The problem never says which of name and password was wrong."""
    now = runtime.wall.now()
    with runtime.database.read() as session:
        SIGN_IN.check(session, username, address, now)
        account = repository.find_account(session, username)
    password_hash = account.password_hash if account else None
    fits = verify_password(password, password_hash)
    if account is None or not fits or not sessions.may_work(account, demo=runtime.settings.demo):
        _record_failure(runtime, username, address, now)
        raise ProblemError(401, "wrong-credentials", "登录失败", "用户名或密码不正确，或该账号已停用。请核对后重试。")
    return _start(runtime, account, address, now)


def sign_out(ctx: Context) -> None:
    """End the session on the server, so the token is worth nothing any more."""
    with ctx.runtime.database.write() as session:
        repository.delete_session(session, ctx.session_key)


def describe(ctx: Context) -> Session:
    """The signed-in person."""
    with ctx.read() as session:
        return _describe(session, ctx.principal, ctx.expires_at)


def list_demo_accounts(runtime: Runtime) -> list[DemoAccount]:
    """For the sign-in page of a demonstration."""
    if not runtime.settings.demo:
        raise not_found("演示账号")
    with runtime.database.read() as session:
        return [_demo_account(account) for account in repository.list_demo_accounts(session)]


def _record_failure(runtime: Runtime, username: str, address: str, now: datetime) -> None:
    def work(uow: UnitOfWork) -> None:
        SIGN_IN.record(uow.session, username, address, now)
        uow.audit("account:sign-in-failure", "account", username, {"address": address})

    runtime.engine.run(_nobody(username), work)


def _start(runtime: Runtime, account: Account, address: str, now: datetime) -> tuple[str, Session]:
    def work(uow: UnitOfWork) -> tuple[str, Session]:
        SIGN_IN.forgive(uow.session, account.username, address)
        uow.audit("account:sign-in", "account", account.username, {"address": address})
        token, row = sessions.start(uow.session, account, now, runtime.settings.session_hours)
        return token, _describe(uow.session, sessions.principal_of(account), row.expires_at)

    return runtime.engine.run(_nobody(account.username), work)


def _nobody(username: str) -> Actor:
    """Somebody who has not signed in yet and may do nothing."""
    return Actor(id=username, groups=frozenset(), tenants=frozenset())


def _describe(session: DbSession, principal: Principal, expires_at: datetime) -> Session:
    grants = [
        Grant(role=role, role_name=ROLE_NAMES[role], area=area, area_name=area_name(area))
        for role, area in sorted(principal.grants)
    ]
    party = None if principal.party_id is None else session.get(Party, principal.party_id)
    return Session(
        account_id=str(principal.account_id),
        username=principal.username,
        display_name=principal.display_name,
        demo=principal.demo,
        grants=grants,
        roles=sorted(principal.roles),
        areas=[area_label(area) for area in sorted(principal.areas)],
        party_id=None if principal.party_id is None else str(principal.party_id),
        party_name=None if party is None else party.name,
        expires_at=expires_at,
    )


def _demo_account(account: Account) -> DemoAccount:
    grant = account.grants[0]
    return DemoAccount(
        username=account.username,
        password=PASSWORD,
        display_name=account.display_name,
        role_name="、".join(ROLE_NAMES[role] for role in sorted({item.role for item in account.grants})),
        area_name=area_name(grant.area),
    )
