"""Messages."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.kit.client import Caller
from api.camunda.kit.schemas import SearchResult
from api.camunda.messages import service
from api.camunda.messages.schemas import (
    CorrelatedMessage,
    CorrelatedSubscription,
    CorrelateMessage,
    MessageSubscriptionResult,
    PublishedMessage,
    PublishMessage,
)
from api.camunda.search.request import SearchBody

private = APIRouter(tags=["Messages"])


@private.post("/messages/publication")
def publish_message(ctx: Caller, body: PublishMessage) -> PublishedMessage:
    """Publish a message in an area one supervises; it is kept for its time-to-live."""
    return service.publish(ctx, body)


@private.post("/messages/correlation")
def correlate_message(ctx: Caller, body: CorrelateMessage) -> CorrelatedMessage:
    """Correlate a message now; 404 when nobody waits for it."""
    return service.correlate(ctx, body)


@private.post("/message-subscriptions/search")
def search_message_subscriptions(ctx: Caller, body: SearchBody = None) -> SearchResult[MessageSubscriptionResult]:
    """Subscriptions of instances, open or correlated, and those of the start events of the newest versions. One that was
    closed without a message is not kept."""
    return service.search(ctx, body)


@private.post("/correlated-message-subscriptions/search")
def search_correlated_subscriptions(ctx: Caller, body: SearchBody = None) -> SearchResult[CorrelatedSubscription]:
    """Which message reached which instance, at which element."""
    return service.search_correlated(ctx, body)
