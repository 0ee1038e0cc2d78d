"""Bodies of element instances."""

from __future__ import annotations

from pydantic import JsonValue

from api.camunda.kit.schemas import Instant, Key, Reference, Request, Response
from api.camunda.kit.words import ElementState, ElementType


class ElementInstance(Response):
    """One run of an element. The process itself is one too, under the key of its instance."""

    process_definition_id: str
    start_date: Instant
    end_date: Instant | None
    element_id: str
    element_name: str
    type: ElementType
    state: ElementState
    has_incident: bool
    tenant_id: str
    element_instance_key: Key
    process_instance_key: Key
    root_process_instance_key: Key | None
    process_definition_key: Key
    incident_key: Key | None


class SetVariables(Request):
    """New values. `local`: in this very scope, instead of where each variable lives already."""

    variables: dict[str, JsonValue]
    local: bool | None = None
    operation_reference: Reference = None
