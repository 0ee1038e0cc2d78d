"""Queries on batch operations: the client's own, and those that lie wholly in areas it supervises."""

from __future__ import annotations

from sqlalchemy import case, select

from api.camunda.kit import words
from api.camunda.kit.client import ANONYMOUS
from api.camunda.search import fields
from api.camunda.search.run import Searchable
from engine.actor import Actor
from engine.store.batch_operations import BatchItem, BatchKind, BatchOperation, visible

TYPE = case((BatchOperation.kind == BatchKind.RETRY_INCIDENT, BatchKind.RESOLVE_INCIDENT.value), else_=BatchOperation.kind)
"""The contract knows no retrying; it is a way of resolving."""
ACTOR_TYPE = case((BatchOperation.actor == ANONYMOUS.username, "ANONYMOUS"), else_="USER")


def batch_operations(actor: Actor) -> Searchable:
    """Rows of (batch, type, type of its author)."""
    key = fields.key(BatchOperation.key)
    return Searchable(
        select(BatchOperation, TYPE.label("type"), ACTOR_TYPE.label("actor_type")).where(visible(actor)),
        {
            "batchOperationKey": key,
            "operationType": fields.word(TYPE, words.BATCH_TYPES),
            "state": fields.word(BatchOperation.state, words.BATCH_STATES),
            "actorType": fields.word(ACTOR_TYPE, words.ACTOR_TYPES),
            "actorId": fields.text(BatchOperation.actor),
            "startDate": fields.instant(BatchOperation.started),
            "endDate": fields.instant(BatchOperation.ended),
        },
        key,
    )


def batch_items(actor: Actor) -> Searchable:
    """Rows of (item, type of its batch)."""
    query = select(BatchItem, TYPE.label("type")).join(BatchOperation, BatchOperation.key == BatchItem.batch_key)
    key = fields.key(BatchItem.item_key)
    return Searchable(
        query.where(visible(actor)),
        {
            "batchOperationKey": fields.key(BatchItem.batch_key),
            "itemKey": key,
            "processInstanceKey": fields.key(BatchItem.instance_key),
            "state": fields.word(BatchItem.state, words.ITEM_STATES),
            "operationType": fields.word(TYPE, words.BATCH_TYPES),
            "processedDate": fields.instant(BatchItem.processed),
        },
        key,
    )
