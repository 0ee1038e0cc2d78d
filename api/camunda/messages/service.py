"""Publishing and correlating messages, and who waits for them. A message stays in its area."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from api.camunda.kit.client import Client
from api.camunda.kit.keys import optional_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.messages.repository import PARTITION, correlated_subscriptions, message_subscriptions
from api.camunda.messages.schemas import (
    CorrelatedMessage,
    CorrelatedSubscription,
    CorrelateMessage,
    MessageSubscriptionResult,
    PublishedMessage,
    PublishMessage,
)
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import run_search
from engine import commands
from engine.commands.unit_of_work import UnitOfWork
from engine.store import next_key
from engine.store.message_correlations import MessageCorrelation
from engine.store.process_instances import ProcessInstance


def publish(ctx: Client, body: PublishMessage) -> PublishedMessage:
    """Give it to whoever waits for it, now or while it is kept."""
    tenant_id, key = ctx.tenant(body.tenant_id), next_key()

    def work(uow: UnitOfWork) -> None:
        commands.publish_message(
            uow,
            body.name,
            body.correlation_key,
            body.variables,
            time_to_live=timedelta(milliseconds=body.time_to_live),
            message_id=body.message_id,
            tenant_id=tenant_id,
            business_key=body.business_id,
            only_tenant=True,
            key=key,
        )

    ctx.run(work)
    return PublishedMessage(tenant_id=tenant_id, message_key=str(key))


def correlate(ctx: Client, body: CorrelateMessage) -> CorrelatedMessage:
    """Give it to its receiver; a 404 problem, and nothing has happened, when nobody waits for it."""
    tenant_id, message_key = ctx.tenant(body.tenant_id), next_key()

    def work(uow: UnitOfWork) -> int:
        reached = commands.publish_message(
            uow,
            body.name,
            body.correlation_key,
            body.variables,
            tenant_id=tenant_id,
            business_key=body.business_id,
            only_tenant=True,
            key=message_key,
        )
        if not reached:
            raise not_found("a receiver of message", f"{body.name}' with correlation key '{body.correlation_key}")
        return reached[0]

    key = ctx.run(work)
    return CorrelatedMessage(tenant_id=tenant_id, message_key=str(message_key), process_instance_key=str(key))


def search_correlated(ctx: Client, request: SearchRequest | None) -> SearchResult[CorrelatedSubscription]:
    """One page of what messages have reached."""
    with ctx.read() as session:
        rows, page = run_search(session, correlated_subscriptions(ctx.actor), request)
        return SearchResult(items=[_correlated(row[0], row[1], row[2]) for row in rows], page=page)


def search(ctx: Client, request: SearchRequest | None) -> SearchResult[MessageSubscriptionResult]:
    """One page of subscriptions."""
    with ctx.read() as session:
        rows, page = run_search(session, message_subscriptions(ctx.actor), request)
        return SearchResult(items=[_view(row) for row in rows], page=page)


# `Any`: a row with named columns, see the repository
def _view(row: Any) -> MessageSubscriptionResult:
    return MessageSubscriptionResult(
        message_subscription_key=str(row.key),
        process_definition_id=row.process_id,
        process_definition_key=str(row.definition_key),
        process_definition_name=row.process_name,
        process_definition_version=row.version,
        process_instance_key=optional_key(row.instance_key),
        root_process_instance_key=optional_key(row.root_key),
        element_id=row.element_id,
        element_instance_key=optional_key(row.element_key),
        message_subscription_state=row.state,
        message_subscription_type=row.type,
        last_updated_date=row.since,
        message_name=row.name,
        correlation_key=row.correlation_key,
        tenant_id=row.tenant_id,
        business_id=row.business_key,
        tool_name=None,
        tool_properties={},
        extension_properties={},
        inbound_connector_type=None,
    )


def _correlated(row: MessageCorrelation, instance: ProcessInstance, element_key: int) -> CorrelatedSubscription:
    return CorrelatedSubscription(
        correlation_key=row.correlation_key or None,
        correlation_time=row.at,
        element_id=row.element_id,
        element_instance_key=str(element_key),
        message_key=str(row.message_key),
        message_name=row.name,
        partition_id=PARTITION,
        process_definition_id=instance.process_id,
        process_definition_key=str(instance.definition_key),
        process_instance_key=str(instance.key),
        root_process_instance_key=str(instance.root_key),
        subscription_key=str(row.subscription_key),
        tenant_id=instance.tenant_id,
    )
