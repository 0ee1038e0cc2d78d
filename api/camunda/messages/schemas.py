"""Bodies of messages and of who waits for them."""

from __future__ import annotations

from pydantic import Field, JsonValue

from api.camunda.kit.schemas import Instant, Key, Request, Response, TenantId
from api.camunda.kit.words import SubscriptionState, SubscriptionType

MAX_TTL_MS = 400 * 24 * 60 * 60 * 1000


class PublishMessage(Request):
    """A message that is kept for `time_to_live` milliseconds. Without a correlation key it can only start a process."""

    name: str = Field(min_length=1, max_length=256)
    correlation_key: str = ""
    time_to_live: int = Field(default=0, ge=0, le=MAX_TTL_MS)
    message_id: str | None = Field(default=None, max_length=256)
    variables: dict[str, JsonValue] | None = None
    tenant_id: TenantId | None = None
    business_id: str | None = None


class PublishedMessage(Response):
    """The message was taken or is kept."""

    tenant_id: str
    message_key: Key


class CorrelateMessage(Request):
    """A message that must find its receiver now."""

    name: str = Field(min_length=1, max_length=256)
    correlation_key: str = ""
    variables: dict[str, JsonValue] | None = None
    tenant_id: TenantId | None = None
    business_id: str | None = None


class CorrelatedMessage(Response):
    """The instance that took it, or that it started."""

    tenant_id: str
    message_key: Key
    process_instance_key: Key


class MessageSubscriptionResult(Response):
    """Somebody waits for a message: an instance, or a start event of the newest version of a process.

    `extension_properties` is what 8.9 called `tool_properties`; its clients insist on it.
    """

    message_subscription_key: Key
    process_definition_id: str
    process_definition_key: Key | None
    process_definition_name: str | None
    process_definition_version: int | None
    process_instance_key: Key | None
    root_process_instance_key: Key | None
    element_id: str
    element_instance_key: Key | None
    message_subscription_state: SubscriptionState
    message_subscription_type: SubscriptionType
    last_updated_date: Instant
    message_name: str
    correlation_key: str | None
    tenant_id: str
    business_id: str | None
    tool_name: str | None
    tool_properties: dict[str, str]
    extension_properties: dict[str, str]
    inbound_connector_type: str | None


class CorrelatedSubscription(Response):
    """A message reached an instance; the partition is always the same."""

    correlation_key: str | None
    correlation_time: Instant
    element_id: str
    element_instance_key: Key | None
    message_key: Key
    message_name: str
    partition_id: int
    process_definition_id: str
    process_definition_key: Key
    process_instance_key: Key
    root_process_instance_key: Key | None
    subscription_key: Key
    tenant_id: str
