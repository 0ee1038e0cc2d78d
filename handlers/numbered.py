"""Applications, agreements and cases by the numbers they bear; a job asks for the same one again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from handlers.agreements.models import Agreement
    from handlers.applications.models import Application
    from handlers.cases.models import Case

_MET = "dingdian_numbered"
N = TypeVar("N", "Application", "Agreement", "Case")


def by_number(session: Session, kind: type[N], number: str) -> N | None:
    """The row of that kind and number, or None; one that the session has met costs no query."""
    met: dict[tuple[type[N], str], N] = session.info.setdefault(_MET, {})
    found = met.get((kind, number))
    if found is None or found not in session:  # not met, or its creation was undone since
        found = session.scalars(select(kind).where(kind.number == number)).one_or_none()
        if found is not None:
            met[(kind, number)] = found
    return found
