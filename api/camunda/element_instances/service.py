"""Reading element instances, and setting variables in their scopes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from api.camunda.element_instances.repository import KEY, element_instances
from api.camunda.element_instances.schemas import ElementInstance, SetVariables
from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import run_search
from api.kit.problems import ProblemError
from engine import commands
from engine.commands.unit_of_work import UnitOfWork
from engine.store.history import HistoryEvent
from engine.store.process_instances import ProcessInstance

KIND = "element instance"


def search(ctx: Client, request: SearchRequest | None) -> SearchResult[ElementInstance]:
    """One page of runs of elements."""
    with ctx.read() as session:
        rows, page = run_search(session, element_instances(ctx.actor), request)
        return SearchResult(items=[_view(row) for row in rows], page=page)


def get(ctx: Client, key: str) -> ElementInstance:
    """One run of an element."""
    with ctx.read() as session:
        return _view(find(ctx, session, key))


def set_variables(ctx: Client, key: str, body: SetVariables) -> None:
    """Set variables in the scope of a run, or of a whole instance."""

    def work(uow: UnitOfWork) -> None:
        row = find(ctx, uow.session, key)
        instance: ProcessInstance = row[1]
        is_root = instance.key == int(key)
        if row[4] != "ACTIVE":
            detail = f"Expected {KIND} {key} to be active, but it has ended; nothing reads its variables any more."
            raise ProblemError(409, "wrong-state", "INVALID_STATE", detail)
        scope = None if is_root else row[0].seq
        commands.set_variables(uow, instance.key, body.variables, scope=scope, upwards=not body.local)

    ctx.run(work)


def find(ctx: Client, session: Session, key: str) -> Sequence[Any]:
    """The row of a run of an element, or of a whole instance under its own key; a 404 problem without one."""
    wanted = KEY.in_([to_key(key, KIND)])
    row = session.execute(element_instances(ctx.actor).query.where(wanted)).first()
    if row is None:
        raise not_found(KIND, key)
    return row


def _view(row: Sequence[Any]) -> ElementInstance:
    line: HistoryEvent = row[0]
    instance: ProcessInstance = row[1]
    element_id = line.element_id or ""
    return ElementInstance(
        process_definition_id=instance.process_id,
        start_date=row[2],
        end_date=row[3],
        element_id=element_id,
        element_name=line.name or element_id,
        type=row[6],
        state=row[4],
        has_incident=row[7] is not None,
        tenant_id=instance.tenant_id,
        element_instance_key=str(row[5]),
        process_instance_key=str(instance.key),
        root_process_instance_key=str(instance.root_key),
        process_definition_key=str(instance.definition_key),
        incident_key=None if row[7] is None else str(row[7]),
    )
