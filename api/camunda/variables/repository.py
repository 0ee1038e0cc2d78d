"""Queries on variables, read from history: the latest line about a variable of a scope holds its value."""

from __future__ import annotations

from sqlalchemy import case, func, select

from api.camunda.search import fields
from api.camunda.search.fields import Field
from api.camunda.search.run import Searchable
from api.camunda.variables.matching import ROOT, read_value, value_text
from engine.actor import Actor
from engine.store.history import VARIABLE, HistoryEvent
from engine.store.process_instances import ProcessInstance

MAX_LENGTH = 8_191
"""Searches shorten longer values, as Camunda does."""

latest = (
    select(
        func.min(HistoryEvent.key).label("key"),
        func.max(HistoryEvent.key).label("last_key"),
        HistoryEvent.instance_key,
        HistoryEvent.scope,
        HistoryEvent.name,
    )
    .where(HistoryEvent.type == VARIABLE)
    .group_by(HistoryEvent.instance_key, HistoryEvent.scope, HistoryEvent.name)
    .subquery("latest")
)
_run = HistoryEvent.__table__.alias("run")
SCOPE_KEY = case(
    (latest.c.scope == ROOT, latest.c.instance_key),
    else_=select(func.min(_run.c.key))
    .where(_run.c.instance_key == latest.c.instance_key, _run.c.seq == latest.c.scope, _run.c.state.is_not(None))
    .scalar_subquery(),
)
VALUE = value_text(HistoryEvent.payload.expression)


def variables(actor: Actor) -> Searchable:
    """Rows of (value, name, instance, key, key of the scope), in the areas one supervises."""
    query = (
        select(VALUE, latest.c.name, ProcessInstance, latest.c.key, SCOPE_KEY)
        .select_from(latest)
        .join(HistoryEvent, HistoryEvent.key == latest.c.last_key)
        .join(ProcessInstance, ProcessInstance.key == latest.c.instance_key)
    )
    if not actor.is_system:
        query = query.where(ProcessInstance.tenant_id.in_(sorted(actor.supervises)))
    key = fields.key(latest.c.key)
    return Searchable(
        query,
        {
            "variableKey": key,
            "name": fields.text(latest.c.name),
            "value": Field(VALUE, read_value),
            "scopeKey": fields.key(SCOPE_KEY),
            "processInstanceKey": fields.key(latest.c.instance_key),
            "tenantId": fields.text(ProcessInstance.tenant_id),
            "isTruncated": fields.flag(func.length(VALUE) > MAX_LENGTH),
        },
        key,
    )
