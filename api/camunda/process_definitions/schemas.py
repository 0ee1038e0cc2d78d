"""Bodies of process definitions."""

from __future__ import annotations

from api.camunda.kit.schemas import Key, Response
from api.camunda.kit.words import DefinitionState


class ProcessDefinition(Response):
    """One version of a process."""

    name: str | None
    resource_name: str
    version: int
    version_tag: str | None
    process_definition_id: str
    tenant_id: str
    process_definition_key: Key
    has_start_form: bool
    state: DefinitionState
