"""Queries on the versions of parameters."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.parameters.schemas import ParameterVersion
from handlers.parameters.models import Parameter


def versions(session: Session, area: str) -> dict[str, list[ParameterVersion]]:
    """All versions an area has set, by parameter, newest first."""
    query = select(Parameter).where(Parameter.area == area).order_by(Parameter.effective_from.desc())
    found: dict[str, list[ParameterVersion]] = {}
    for row in session.scalars(query):
        version = ParameterVersion(
            value=row.value,
            effective_from=row.effective_from,
            source=row.source,
            set_by=row.recorded_by,
            set_at=row.recorded_at,
        )
        found.setdefault(row.name, []).append(version)
    return found
