"""Reading one process instance under the engine's own visibility predicate."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.orm import Session

from api.cases import repository as cases
from api.cases.diagram import draw
from api.instances import repository
from api.instances.schemas import InstanceDetail, InstanceLink, InstanceTask, InstanceVariable
from api.kit.context import Context
from api.kit.params import to_key
from api.kit.principal import TRIAL_ROLES
from api.kit.problems import not_found
from engine.errors import NotFound
from engine.store import user_tasks, visibility
from engine.store.process_instances import ProcessInstance


def read_instance(ctx: Context, key: str) -> InstanceDetail:
    """One instance; 404 for one that the person may not see."""
    ctx.require_anywhere(*TRIAL_ROLES)
    with ctx.read() as session:
        row = _visible(ctx, session, key)
        parent = None if row.parent_key is None else _parent(ctx, session, row.parent_key)
        children = repository.called(session, ctx.principal.trial_actor, row.key)
        return InstanceDetail(
            key=str(row.key),
            definition_key=str(row.definition_key),
            business_key=row.business_key,
            area=row.tenant_id,
            status=row.status,
            started_at=row.started,
            started_by=row.started_by,
            ended_at=row.ended,
            parent=parent,
            called=[_link(session, child) for child in children],
            tasks=[
                InstanceTask(
                    key=str(task.key),
                    element_id=task.element_id,
                    name=task.name or task.element_id,
                    assignee=task.assignee,
                    due_at=task.due,
                )
                for task in user_tasks.open_of_instance(session, row.key)
            ],
            variables=_variables(ctx.runtime.engine.variables(session, row.key)),
            diagram=draw(ctx, session, row, repository.open_incidents(session, row.key)),
        )


def _visible(ctx: Context, session: Session, key: str) -> ProcessInstance:
    try:
        return visibility.get_instance(session, ctx.principal.trial_actor, to_key(key, "该流程实例"))
    except NotFound as error:
        raise not_found("该流程实例") from error


def _parent(ctx: Context, session: Session, key: int) -> InstanceLink | None:
    try:
        return _link(session, visibility.get_instance(session, ctx.principal.trial_actor, key))
    except NotFound:
        return None  # the caller lives where the person may not look


def _link(session: Session, row: ProcessInstance) -> InstanceLink:
    definition = cases.definitions(session, {row.definition_key})[row.definition_key]
    return InstanceLink(key=str(row.key), process_name=definition.name or definition.id, status=row.status)


def _variables(found: dict[str, Any]) -> list[InstanceVariable]:
    return [InstanceVariable(name=name, value=json.dumps(found[name], ensure_ascii=False)) for name in sorted(found)]
