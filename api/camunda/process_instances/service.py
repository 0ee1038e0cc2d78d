"""Reading process instances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.process_instances import repository
from api.camunda.process_instances.schemas import (
    CallHierarchyEntry,
    ElementStatistics,
    ProcessInstanceResult,
    SequenceFlow,
    SequenceFlows,
    Statistics,
)
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import run_search
from engine.errors import NotFound
from engine.spiff.activity import BODY
from engine.spiff.effects import ElementState
from engine.store import instance_tags, process_definitions, process_instances, visibility
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance

KIND = "process instance"
PROCESS = "PROCESS"


def search(ctx: Client, request: SearchRequest | None) -> SearchResult[ProcessInstanceResult]:
    """One page of the instances the client may see."""
    with ctx.read() as session:
        rows, page = run_search(session, repository.process_instances(ctx.actor), request)
        tags = instance_tags.of_roots(session, {row[0].root_key for row in rows})
        return SearchResult(items=[_view(row, tags) for row in rows], page=page)


def get(ctx: Client, key: str) -> ProcessInstanceResult:
    """One instance."""
    query = repository.process_instances(ctx.actor).query.where(ProcessInstance.key == to_key(key, KIND))
    with ctx.read() as session:
        row = session.execute(query).first()
        if row is None:
            raise not_found(KIND, key)
        return _view(row, instance_tags.of_roots(session, {row[0].root_key}))


def require_visible(ctx: Client, session: Session, key: str) -> ProcessInstance:
    """The instance, if the client may see it; a 404 problem otherwise."""
    try:
        return visibility.get_instance(session, ctx.actor, to_key(key, KIND))
    except NotFound as error:
        raise not_found(KIND, key) from error


def sequence_flows(ctx: Client, key: str) -> SequenceFlows:
    """The flows that were taken, in the order of the first time."""
    with ctx.read() as session:
        row = require_visible(ctx, session, key)
        taken = dict.fromkeys(line.flow_id for line in repository.element_lines(session, row.key) if line.flow_id)
    return SequenceFlows(
        items=[
            SequenceFlow(
                sequence_flow_id=f"{row.key}_{flow_id}",
                process_instance_key=str(row.key),
                root_process_instance_key=str(row.root_key),
                process_definition_key=str(row.definition_key),
                process_definition_id=row.process_id,
                element_id=flow_id,
                tenant_id=row.tenant_id,
            )
            for flow_id in taken
        ]
    )


def call_hierarchy(ctx: Client, key: str) -> list[CallHierarchyEntry]:
    """The way from the outermost instance to this one."""
    around: list[CallHierarchyEntry] = []
    with ctx.read() as session:
        row: ProcessInstance | None = require_visible(ctx, session, key)
        while row is not None:
            definition = process_definitions.get(session, row.definition_key)
            around.append(
                CallHierarchyEntry(
                    process_instance_key=str(row.key),
                    process_definition_key=str(row.definition_key),
                    process_definition_name=definition.name or row.process_id,
                )
            )
            row = None if row.parent_key is None else process_instances.get(session, row.parent_key)
    return around[::-1]


def statistics(ctx: Client, key: str) -> Statistics:
    """What an overlay on the diagram needs."""
    with ctx.read() as session:
        row = require_visible(ctx, session, key)
        lines = [line for line in repository.element_lines(session, row.key) if line.type not in {PROCESS, BODY}]
        incidents = Counter(repository.open_incidents(session, row.key))
    last = {(line.element_id or "", line.seq): line.state for line in lines}
    counted = Counter((element_id, state) for (element_id, _), state in last.items())
    return Statistics(
        items=[
            ElementStatistics(
                element_id=element_id,
                active=counted[element_id, ElementState.ACTIVATED],
                canceled=counted[element_id, ElementState.TERMINATED],
                incidents=incidents[element_id],
                completed=counted[element_id, ElementState.COMPLETED],
            )
            for element_id in dict.fromkeys(element_id for element_id, _ in last)
        ]
    )


def _view(row: Sequence[Any], tags: Mapping[int, list[str]]) -> ProcessInstanceResult:
    instance: ProcessInstance = row[0]
    definition: ProcessDefinitionRow = row[1]
    return ProcessInstanceResult(
        process_definition_id=instance.process_id,
        process_definition_name=definition.name,
        process_definition_version=definition.version,
        process_definition_version_tag=definition.version_tag,
        start_date=instance.started,
        end_date=instance.ended,
        state=instance.status,
        suspended_date=instance.suspended,
        has_incident=row[2],
        tenant_id=instance.tenant_id,
        process_instance_key=str(instance.key),
        process_definition_key=str(instance.definition_key),
        parent_process_instance_key=None if instance.parent_key is None else str(instance.parent_key),
        parent_element_instance_key=None if instance.parent_key is None or row[3] is None else str(row[3]),
        root_process_instance_key=str(instance.root_key),
        tags=tags.get(instance.root_key, []),
        business_id=instance.business_key,
    )
