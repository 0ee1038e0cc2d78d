"""What elements were called before their instances moved to another definition: completed tasks keep the names they had."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from engine.store.history import MIGRATION, HistoryEvent
from engine.store.process_instances import ProcessInstance


def former_names(session: Session, instance_key: int, business_key: str | None, names: Iterable[str]) -> set[str]:
    """The ids that became one of `names` by a migration of the instance, or of another one of its case; `names` included."""
    of_case = [HistoryEvent.instance_key == instance_key]
    if business_key is not None:
        same = select(ProcessInstance.key).where(ProcessInstance.business_key == business_key)
        of_case.append(HistoryEvent.instance_key.in_(same))
    query = select(HistoryEvent.payload).where(or_(*of_case), HistoryEvent.type == MIGRATION)
    found = set(names)
    for moved in session.scalars(query.order_by(HistoryEvent.key.desc())):
        found |= {before for before, after in moved["mapping"] if after in found}
    return found
