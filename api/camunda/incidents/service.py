"""Reading and resolving incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from api.camunda.element_instances.service import find as find_element
from api.camunda.incidents.repository import ELEMENT, incidents
from api.camunda.incidents.schemas import IncidentResult
from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.process_instances.service import require_visible
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import Searchable, run_search
from engine import commands
from engine.commands.unit_of_work import UnitOfWork
from engine.store.incidents import Incident
from engine.store.process_instances import ProcessInstance

KIND = "incident"


def search(ctx: Client, request: SearchRequest | None) -> SearchResult[IncidentResult]:
    """One page of incidents."""
    with ctx.read() as session:
        return _found(session, incidents(ctx.actor), request)


def search_of_instance(ctx: Client, key: str, request: SearchRequest | None) -> SearchResult[IncidentResult]:
    """One page of the incidents of an instance and of all it called."""
    with ctx.read() as session:
        row = require_visible(ctx, session, key)
        noun = incidents(ctx.actor)
        of_tree = ProcessInstance.root_key == row.key if row.parent_key is None else Incident.instance_key == row.key
        return _found(session, replace(noun, query=noun.query.where(of_tree)), request)


def search_of_element(ctx: Client, key: str, request: SearchRequest | None) -> SearchResult[IncidentResult]:
    """One page of the incidents of one run of an element; of a whole instance under its own key."""
    with ctx.read() as session:
        instance: ProcessInstance = find_element(ctx, session, key)[1]
    if instance.key == int(key):
        return search_of_instance(ctx, key, request)
    with ctx.read() as session:
        noun = incidents(ctx.actor)
        return _found(session, replace(noun, query=noun.query.where(ELEMENT.in_([int(key)]))), request)


def get(ctx: Client, key: str) -> IncidentResult:
    """One incident."""
    with ctx.read() as session:
        return _view(_find(ctx, session, key))


def resolve(ctx: Client, key: str) -> None:
    """Let the failed step run again."""

    def work(uow: UnitOfWork) -> None:
        _find(ctx, uow.session, key)
        commands.resolve_incident(uow, int(key))

    ctx.run(work)


def _find(ctx: Client, session: Session, key: str) -> Sequence[Any]:
    query = incidents(ctx.actor).query.where(Incident.key == to_key(key, KIND))
    row = session.execute(query).first()
    if row is None:
        raise not_found(KIND, key)
    return row


def _found(session: Session, noun: Searchable, request: SearchRequest | None) -> SearchResult[IncidentResult]:
    rows, page = run_search(session, noun, request)
    return SearchResult(items=[_view(row) for row in rows], page=page)


def _view(row: Sequence[Any]) -> IncidentResult:
    incident: Incident = row[0]
    return IncidentResult(
        process_definition_id=incident.process_id,
        error_type=row[1],
        error_message=incident.detail,
        element_id=incident.element_id,
        creation_time=incident.created,
        state=incident.state,
        tenant_id=incident.tenant_id,
        incident_key=str(incident.key),
        process_definition_key=str(row[2]),
        process_instance_key=str(row[3]),
        root_process_instance_key=None if row[4] is None else str(row[4]),
        element_instance_key=str(row[5]),
        job_key=None if incident.job_key is None else str(incident.job_key),
    )
