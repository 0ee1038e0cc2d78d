"""Rows for tests of the store that need no running process."""

from __future__ import annotations

from sqlalchemy.orm import Session

from engine.store import deployments, next_key
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance
from engine.store.state import encode_state
from tests.engine.house import HANGZHOU, MONDAY


def add_definition(session: Session, process_id: str = "p") -> ProcessDefinitionRow:
    """A definition whose diagram nobody will read."""
    deployment = deployments.add_deployment(session, deployed=MONDAY, actor="system")
    resource = deployments.add_resource(session, deployment.key, "p.bpmn", b"<x/>")
    row = ProcessDefinitionRow(
        deployment_key=deployment.key,
        resource_key=resource.key,
        id=process_id,
        version=1,
        name=process_id,
        sha256=resource.sha256,
    )
    session.add(row)
    session.flush()
    return row


def add_instance(session: Session, definition: ProcessDefinitionRow, tenant_id: str = HANGZHOU) -> ProcessInstance:
    """An active instance."""
    key = next_key()
    row = ProcessInstance(
        key=key,
        definition_key=definition.key,
        process_id=definition.id,
        tenant_id=tenant_id,
        state=encode_state(b"state"),
        root_key=key,
        started=MONDAY,
        started_by="system",
    )
    session.add(row)
    session.flush()
    return row
