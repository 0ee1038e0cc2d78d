"""The variables an element sees: the scopes around it, from history, innermost first."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.camunda.variables.matching import ROOT
from api.camunda.variables.repository import VALUE, latest
from engine.store.history import HistoryEvent


def scopes_around(session: Session, instance_key: int, element_key: int | None) -> list[int]:
    """The numbers of the scopes that the run of an element sees, its own first; those of the process for no run at all."""
    line = None if element_key is None else session.get(HistoryEvent, element_key)
    around: list[int] = []
    while line is not None and line.seq not in around:
        around.append(line.seq)
        line = None if line.scope is None else _first_line(session, instance_key, line.scope)
    return around if ROOT in around else [*around, ROOT]


def innermost(session: Session, instance_key: int, scopes: Sequence[int]) -> list[int]:
    """The keys of the variables that are seen from there: of several with one name, that of the innermost scope."""
    query = select(latest.c.name, latest.c.scope, latest.c.key).where(
        latest.c.instance_key == instance_key, latest.c.scope.in_(scopes)
    )
    seen: dict[str, tuple[int, int]] = {}
    for name, scope, key in session.execute(query):
        depth = scopes.index(scope)
        if name not in seen or depth < seen[name][0]:
            seen[name] = (depth, key)
    return [key for _, key in seen.values()]


def values_of(session: Session, keys: Sequence[int]) -> list[tuple[str, str]]:
    """Names and values (JSON text) of these variables."""
    query = select(latest.c.name, VALUE).join(HistoryEvent, HistoryEvent.key == latest.c.last_key).where(latest.c.key.in_(keys))
    return [(name, text) for name, text in session.execute(query)]


def _first_line(session: Session, instance_key: int, seq: int) -> HistoryEvent | None:
    first = select(func.min(HistoryEvent.key)).where(
        HistoryEvent.instance_key == instance_key, HistoryEvent.seq == seq, HistoryEvent.state.is_not(None)
    )
    return session.scalars(select(HistoryEvent).where(HistoryEvent.key == first.scalar_subquery())).first()
