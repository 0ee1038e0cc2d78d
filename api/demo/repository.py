"""Queries of the demonstration."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Account, AccountGrant
from api.accounts.sessions import principal_of
from api.kit.principal import Principal
from engine.store.user_tasks import TaskState, UserTask
from handlers.applications.models import Application
from handlers.register.models import Party


def party_by_name(session: Session, name: str) -> Party:
    """The party of that name."""
    return session.scalars(select(Party).where(Party.name == name)).one()


def party_id_of(session: Session, number: str) -> int:
    """The party of an application."""
    return session.scalars(select(Application.party_id).where(Application.number == number)).one()


def account_of_party(session: Session, party_id: int) -> Account:
    """The account of a party's user."""
    query = select(Account).where(Account.party_id == party_id).order_by(Account.key).limit(1)
    return session.scalars(query).one()


def colleague(session: Session, area: str, roles: frozenset[str]) -> Principal:
    """Somebody with one of the roles in that area."""
    held = select(AccountGrant.account_key).where(AccountGrant.area == area, AccountGrant.role.in_(roles))
    query = select(Account).where(Account.key.in_(held)).order_by(Account.key).limit(1)
    return principal_of(session.scalars(query).one())


def open_task(session: Session, number: str, element_id: str) -> UserTask | None:
    """The open task of a case at an element."""
    query = select(UserTask).where(
        UserTask.business_key == number,
        UserTask.element_id == element_id,
        UserTask.state == TaskState.CREATED,
    )
    return session.scalars(query.order_by(UserTask.key)).first()


def open_elements(session: Session, number: str) -> list[str]:
    """The elements with an open task of a case, oldest first."""
    query = select(UserTask.element_id).where(UserTask.business_key == number, UserTask.state == TaskState.CREATED)
    return list(session.scalars(query.order_by(UserTask.key)))
