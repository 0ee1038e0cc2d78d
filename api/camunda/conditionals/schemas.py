"""Bodies of evaluated conditions."""

from __future__ import annotations

from pydantic import JsonValue

from api.camunda.kit.schemas import Key, KeyText, Request, Response, TenantId


class EvaluateConditionals(Request):
    """The variables that conditions are evaluated with, and that what they start begins with."""

    variables: dict[str, JsonValue]
    tenant_id: TenantId | None = None
    process_definition_key: KeyText | None = None


class StartedByCondition(Response):
    """A new instance, one for each start event whose condition holds."""

    process_definition_key: Key
    process_instance_key: Key


class EvaluatedConditionals(Response):
    """What was started."""

    conditional_evaluation_key: Key
    tenant_id: str
    process_instances: list[StartedByCondition]
