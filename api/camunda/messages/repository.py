"""Queries on message subscriptions of visible instances. Those of start events belong to no instance and are not among them."""

from __future__ import annotations

from sqlalchemy import func, select

from api.camunda.kit.places import newest_element_key
from api.camunda.search import fields
from api.camunda.search.run import Searchable
from engine.actor import Actor
from engine.spiff.effects import ElementState
from engine.store.history import HistoryEvent
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance
from engine.store.subscriptions import MessageSubscription
from engine.store.visibility import visible_instances

_ELEMENT = newest_element_key(MessageSubscription.instance_key, MessageSubscription.element_id)
_SINCE = func.coalesce(
    select(func.max(HistoryEvent.at))
    .where(
        HistoryEvent.instance_key == MessageSubscription.instance_key,
        HistoryEvent.element_id == MessageSubscription.element_id,
        HistoryEvent.state == ElementState.ACTIVATED,
    )
    .scalar_subquery(),
    ProcessInstance.started,
)


def message_subscriptions(actor: Actor) -> Searchable:
    """Rows of (subscription, instance, definition, element instance, since when)."""
    query = (
        select(MessageSubscription, ProcessInstance, ProcessDefinitionRow, _ELEMENT, _SINCE)
        .join(ProcessInstance, ProcessInstance.key == MessageSubscription.instance_key)
        .join(ProcessDefinitionRow, ProcessDefinitionRow.key == ProcessInstance.definition_key)
        .where(visible_instances(actor))
    )
    key = fields.key(MessageSubscription.key)
    return Searchable(
        query,
        {
            "messageSubscriptionKey": key,
            "processInstanceKey": fields.key(MessageSubscription.instance_key),
            "processDefinitionKey": fields.key(ProcessInstance.definition_key),
            "processDefinitionId": fields.text(MessageSubscription.process_id),
            "processDefinitionName": fields.text(ProcessDefinitionRow.name),
            "processDefinitionVersion": fields.number(ProcessDefinitionRow.version),
            "elementId": fields.text(MessageSubscription.element_id),
            "elementInstanceKey": fields.key(_ELEMENT),
            "messageName": fields.text(MessageSubscription.name),
            "correlationKey": fields.text(MessageSubscription.correlation_key),
            "messageSubscriptionState": fields.always("CREATED"),
            "messageSubscriptionType": fields.always("PROCESS_EVENT"),
            "lastUpdatedDate": fields.instant(_SINCE),
            "tenantId": fields.text(ProcessInstance.tenant_id),
            "businessId": fields.text(ProcessInstance.business_key),
        },
        key,
    )
