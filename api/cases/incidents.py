"""An incident as pages show it."""

from __future__ import annotations

from api.cases.schemas import IncidentView
from engine.store.incidents import Incident


def incident_view(incident: Incident) -> IncidentView:
    """The failed step, its kind and what the engine said."""
    return IncidentView(
        key=str(incident.key),
        element_id=incident.element_id,
        kind=incident.kind,
        message=incident.detail,
        attempts=incident.attempts,
        created_at=incident.created,
        business_key=incident.business_key,
        area=incident.tenant_id,
        process_id=incident.process_id,
        instance_key=None if incident.instance_key is None else str(incident.instance_key),
    )
