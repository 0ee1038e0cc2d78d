"""Queries on message subscriptions: those of visible instances, and those of the start events of the newest versions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Integer, Select, String, case, cast, exists, func, literal, null, select, union_all
from sqlalchemy.orm import aliased

from api.camunda.kit import words
from api.camunda.kit.places import newest_element_key
from api.camunda.search import fields
from api.camunda.search.run import Searchable
from engine.actor import Actor
from engine.spiff.effects import ElementState
from engine.store import DEFAULT_TENANT
from engine.store.deployments import Deployment
from engine.store.history import HistoryEvent
from engine.store.message_correlations import MessageCorrelation
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
_begun = aliased(HistoryEvent)
_REACHED = func.coalesce(
    # what was waiting began before the message, a start event with it
    select(case((MessageCorrelation.is_start, func.min(_begun.key)), else_=func.max(_begun.key)))
    .where(
        _begun.instance_key == MessageCorrelation.instance_key,
        _begun.element_id == MessageCorrelation.element_id,
        _begun.state.is_not(None),
        _begun.key < MessageCorrelation.key,
    )
    .correlate(MessageCorrelation)
    .scalar_subquery(),
    MessageCorrelation.instance_key,
)
PARTITION = 1
_NO_KEY, _NO_TEXT = cast(null(), BigInteger()), cast(null(), String())


def message_subscriptions(actor: Actor) -> Searchable:
    """Rows of the columns of `_of_instances`, with name and version of the process."""
    both = union_all(_of_instances(actor), _of_the_past(actor), _of_start_events()).subquery("subscription")
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
            "messageSubscriptionState": fields.word(columns.state, words.SUBSCRIPTION_STATES),
            "messageSubscriptionType": fields.word(columns.type, words.SUBSCRIPTION_TYPES),
            "lastUpdatedDate": fields.instant(columns.since),
            "tenantId": fields.text(columns.tenant_id),
            "businessId": fields.text(columns.business_key),
            "toolName": fields.absent(),
            "inboundConnectorType": fields.absent(),
        },
        key,
    )


def correlated_subscriptions(actor: Actor) -> Searchable:
    """Rows of (correlation, instance, element instance)."""
    query = select(MessageCorrelation, ProcessInstance, _REACHED).join(
        ProcessInstance, ProcessInstance.key == MessageCorrelation.instance_key
    )
    return Searchable(
        query.where(visible_instances(actor)),
        {
            "correlationKey": fields.text(func.nullif(MessageCorrelation.correlation_key, "")),
            "correlationTime": fields.instant(MessageCorrelation.at),
            "elementId": fields.text(MessageCorrelation.element_id),
            "elementInstanceKey": fields.key(_REACHED),
            "messageKey": fields.key(MessageCorrelation.message_key),
            "messageName": fields.text(MessageCorrelation.name),
            "partitionId": fields.number(literal(PARTITION, Integer())),
            "processDefinitionId": fields.text(ProcessInstance.process_id),
            "processDefinitionKey": fields.key(ProcessInstance.definition_key),
            "processInstanceKey": fields.key(MessageCorrelation.instance_key),
            "subscriptionKey": fields.key(MessageCorrelation.subscription_key),
            "tenantId": fields.text(ProcessInstance.tenant_id),
        },
        fields.key(MessageCorrelation.key),
    )


# `Any`: all parts of a union have the same columns, each of its own type
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
            literal("CREATED", String()).label("state"),
        )
        .join(ProcessInstance, ProcessInstance.key == MessageSubscription.instance_key)
        .where(visible_instances(actor))
    )


def _of_the_past(actor: Actor) -> Select[*tuple[Any, ...]]:
    """Those that ended with a message; of one that took many the last."""
    later = aliased(MessageCorrelation)
    of_the_same = later.subscription_key == MessageCorrelation.subscription_key
    return (
        select(
            MessageCorrelation.subscription_key,
            literal("PROCESS_EVENT", String()),
            ProcessInstance.process_id,
            ProcessInstance.definition_key,
            MessageCorrelation.instance_key,
            ProcessInstance.root_key,
            MessageCorrelation.element_id,
            _REACHED,
            MessageCorrelation.at,
            MessageCorrelation.name,
            MessageCorrelation.correlation_key,
            ProcessInstance.tenant_id,
            ProcessInstance.business_key,
            literal("CORRELATED", String()),
        )
        .join(ProcessInstance, ProcessInstance.key == MessageCorrelation.instance_key)
        .where(
            visible_instances(actor),
            MessageCorrelation.is_start.is_(False),
            ~exists().where(MessageSubscription.key == MessageCorrelation.subscription_key),
            ~exists().where(of_the_same, later.key > MessageCorrelation.key),
        )
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
            literal("CREATED", String()),
        )
        .join(ProcessDefinitionRow, ProcessDefinitionRow.key == StartSubscription.definition_key)
        .join(Deployment, Deployment.key == ProcessDefinitionRow.deployment_key)
        .where(StartSubscription.kind == StartKind.MESSAGE)
    )
