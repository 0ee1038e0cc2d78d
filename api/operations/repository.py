"""Queries for operations on many cases."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store.process_instances import ProcessInstance


def business_keys(session: Session, keys: Iterable[int]) -> dict[int, str | None]:
    """The case each instance belongs to."""
    query = select(ProcessInstance.key, ProcessInstance.business_key).where(ProcessInstance.key.in_(list(keys)))
    return {row.key: row.business_key for row in session.execute(query)}
