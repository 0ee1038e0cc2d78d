"""Bodies of decision requirements."""

from __future__ import annotations

from api.camunda.kit.schemas import Key, Response


class DecisionRequirements(Response):
    """One version of a DMN file."""

    decision_requirements_id: str
    decision_requirements_key: Key
    decision_requirements_name: str
    resource_name: str
    tenant_id: str
    version: int
