"""Queries on message subscriptions: those of visible instances, and those of the start events of the newest versions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Select, String, cast, func, literal, null, select, union_all

from api.camunda.kit import words
from api.camunda.kit.places import newest_element_key
from api.camunda.search import fields
from api.camunda.search.run import Searchable
from engine.actor import Actor
from engine.spiff.effects import ElementState
from engine.store import DEFAULT_TENANT
from engine.store.deployments import Deployment
from engine.store.history import HistoryEvent
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance
from engine.store.subscriptions import MessageSubscription, StartKind, StartSubscription
from engine.store.visibility import visible_instances

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
_NO_KEY, _NO_TEXT = cast(null(), BigInteger()), cast(null(), String())


def message_subscriptions(actor: Actor) -> Searchable:
    """Rows of the columns of `_of_instances`, with name and version of the process."""
    both = union_all(_of_instances(actor), _of_start_events()).subquery("subscription")
    columns = both.c
    query = select(both, ProcessDefinitionRow.name.label("process_name"), ProcessDefinitionRow.version).join(
        ProcessDefinitionRow, ProcessDefinitionRow.key == columns.definition_key
    )
    key = fields.key(columns.key)
    return Searchable(
        query,
        {
            "messageSubscriptionKey": key,
            "processInstanceKey": fields.key(columns.instance_key),
            "processDefinitionKey": fields.key(columns.definition_key),
            "processDefinitionId": fields.text(columns.process_id),
            "processDefinitionName": fields.text(ProcessDefinitionRow.name),
            "processDefinitionVersion": fields.number(ProcessDefinitionRow.version),
            "elementId": fields.text(columns.element_id),
            "elementInstanceKey": fields.key(columns.element_key),
            "messageName": fields.text(columns.name),
            "correlationKey": fields.text(columns.correlation_key),
            "messageSubscriptionState": fields.word(literal("CREATED", String()), words.SUBSCRIPTION_STATES),
            "messageSubscriptionType": fields.word(columns.type, words.SUBSCRIPTION_TYPES),
            "lastUpdatedDate": fields.instant(columns.since),
            "tenantId": fields.text(columns.tenant_id),
            "businessId": fields.text(columns.business_key),
            "toolName": fields.absent(),
            "inboundConnectorType": fields.absent(),
        },
        key,
    )


# `Any`: both halves of a union have the same columns, each of its own type
def _of_instances(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(
            MessageSubscription.key,
            literal("PROCESS_EVENT", String()).label("type"),
            MessageSubscription.process_id,
            ProcessInstance.definition_key,
            MessageSubscription.instance_key,
            ProcessInstance.root_key,
            MessageSubscription.element_id,
            newest_element_key(MessageSubscription.instance_key, MessageSubscription.element_id).label("element_key"),
            _SINCE.label("since"),
            MessageSubscription.name,
            MessageSubscription.correlation_key,
            ProcessInstance.tenant_id,
            ProcessInstance.business_key,
        )
        .join(ProcessInstance, ProcessInstance.key == MessageSubscription.instance_key)
        .where(visible_instances(actor))
    )


def _of_start_events() -> Select[*tuple[Any, ...]]:
    return (
        select(
            StartSubscription.key,
            literal("START_EVENT", String()),
            StartSubscription.process_id,
            StartSubscription.definition_key,
            _NO_KEY,
            _NO_KEY,
            StartSubscription.element_id,
            _NO_KEY,
            Deployment.deployed,
            StartSubscription.name,
            _NO_TEXT,
            literal(DEFAULT_TENANT, String()),
            _NO_TEXT,
        )
        .join(ProcessDefinitionRow, ProcessDefinitionRow.key == StartSubscription.definition_key)
        .join(Deployment, Deployment.key == ProcessDefinitionRow.deployment_key)
        .where(StartSubscription.kind == StartKind.MESSAGE)
    )
