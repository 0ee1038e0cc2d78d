"""Queries about the installation as a whole."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import AccountGrant
from handlers.register.models import Party


def areas(session: Session) -> list[str]:
    """The pooling areas in which there are parties or accounts, by code."""
    of_parties = select(Party.area)
    of_accounts = select(AccountGrant.area)
    return sorted(session.scalars(of_parties.union(of_accounts)))
