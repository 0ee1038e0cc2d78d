"""Bodies of incidents."""

from __future__ import annotations

from api.camunda.kit.schemas import Instant, Key, Reference, Request, Response
from api.camunda.kit.words import ErrorType, IncidentState


class IncidentResult(Response):
    """A failed step. An incident of a start timer belongs to no instance: its keys there are -1."""

    process_definition_id: str
    error_type: ErrorType
    error_message: str
    element_id: str
    creation_time: Instant
    state: IncidentState
    tenant_id: str
    incident_key: Key
    process_definition_key: Key
    process_instance_key: Key
    root_process_instance_key: Key | None
    element_instance_key: Key
    job_key: Key | None


class ResolveIncident(Request):
    """Nothing needs to be said."""

    operation_reference: Reference = None
