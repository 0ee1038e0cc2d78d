"""Bodies of signals."""

from __future__ import annotations

from pydantic import Field, JsonValue

from api.camunda.kit.schemas import Key, Request, Response, TenantId


class BroadcastSignal(Request):
    """A signal for everybody in an area who waits for it."""

    signal_name: str = Field(min_length=1, max_length=256)
    variables: dict[str, JsonValue] | None = None
    tenant_id: TenantId | None = None


class BroadcastResult(Response):
    """It was given to all."""

    tenant_id: str
    signal_key: Key
