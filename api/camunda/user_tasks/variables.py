"""The variables a user task sees."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from api.camunda.kit.client import Client
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchRequest
from api.camunda.user_tasks.service import element_key, require_visible
from api.camunda.variables import service
from api.camunda.variables.repository import latest, variables
from api.camunda.variables.schemas import FoundVariable
from api.camunda.variables.scopes import innermost, scopes_around
from api.kit.context import PublicContext
from api.tasks import forms
from engine.actor import Actor
from engine.store.user_tasks import UserTask


def search(
    ctx: Client, key: str, request: SearchRequest | None, *, truncate: bool, effective: bool = False
) -> SearchResult[FoundVariable]:
    """The variables the task sees (all of a name, or with `effective` the innermost); whoever does not supervise its area gets
    those the form asks for."""
    with ctx.read() as session:
        task = require_visible(ctx, session, key)
        noun = variables(Actor.system())
        around = scopes_around(session, task.instance_key, element_key(session, task))
        query = noun.query.where(latest.c.instance_key == task.instance_key, latest.c.scope.in_(around))
        if effective:
            query = query.where(latest.c.key.in_(innermost(session, task.instance_key, around)))
        if not ctx.actor.supervises_in(task.tenant_id):
            query = query.where(latest.c.name.in_(_named(ctx, session, task)))
        return service.found(session, replace(noun, query=query), request, truncate=truncate)


def _named(ctx: Client, session: Session, task: UserTask) -> list[str]:
    return sorted(forms.data_of(PublicContext(ctx.runtime), session, task, forms.schema_of(session, task)))
