"""Queries on deployed resources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.store.decisions import DecisionRow
from engine.store.deployments import Deployment, Resource
from engine.store.forms import FormRow
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.versioned import Versioned

KINDS: dict[str, type[Versioned]] = {
    "process": ProcessDefinitionRow,
    "decision": DecisionRow,
    "form": FormRow,
}
RowT = TypeVar("RowT", bound=Versioned)


def versions(session: Session, kind: type[RowT]) -> Sequence[tuple[RowT, str, Deployment]]:
    """All versions of a kind with the file name and the deployment, by id, newest first."""
    query = (
        select(kind, Resource.name, Deployment)
        .join(Resource, Resource.key == kind.resource_key)
        .join(Deployment, Deployment.key == kind.deployment_key)
        .order_by(kind.id, kind.version.desc())
    )
    return [(row[0], row[1], row[2]) for row in session.execute(query)]


def find(session: Session, key: int) -> Versioned | None:
    """The process, decision or form with that key."""
    for kind in KINDS.values():
        row = session.get(kind, key)
        if row is not None:
            return row
    return None
