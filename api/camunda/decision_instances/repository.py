"""Queries on decision instances."""

from __future__ import annotations

from sqlalchemy import String, cast, func, or_, select
from sqlalchemy.orm import undefer

from api.camunda.kit import words
from api.camunda.search import fields
from api.camunda.search.run import Searchable
from engine.actor import Actor
from engine.store.decision_instances import DecisionInstance
from engine.store.history import HistoryEvent

_INSTANCE_KEY = cast(DecisionInstance.evaluation_key, String()) + "-" + cast(DecisionInstance.number, String())
_ELEMENT = (
    select(func.min(HistoryEvent.key))
    .where(
        HistoryEvent.instance_key == DecisionInstance.instance_key,
        HistoryEvent.seq == DecisionInstance.seq,
        HistoryEvent.state.is_not(None),
    )
    .scalar_subquery()
)


def decision_instances(actor: Actor, *, details: bool = False) -> Searchable:
    """Rows of (decision instance, element instance), in the areas one supervises or evaluated by oneself."""
    query = select(DecisionInstance, _ELEMENT)
    if details:
        query = query.options(undefer(DecisionInstance.explanation))
    if not actor.is_system:
        in_area = DecisionInstance.tenant_id.in_(sorted(actor.supervises))
        query = query.where(or_(in_area, DecisionInstance.actor == actor.id))
    return Searchable(
        query,
        {
            "decisionEvaluationInstanceKey": fields.text(_INSTANCE_KEY),
            "decisionEvaluationKey": fields.key(DecisionInstance.evaluation_key),
            "state": fields.word(DecisionInstance.state, words.DECISION_STATES),
            "evaluationDate": fields.instant(DecisionInstance.evaluated),
            "evaluationFailure": fields.text(DecisionInstance.failure),
            "decisionDefinitionKey": fields.key(DecisionInstance.decision_key),
            "decisionDefinitionId": fields.text(DecisionInstance.decision_id),
            "decisionDefinitionName": fields.text(DecisionInstance.name),
            "decisionDefinitionVersion": fields.number(DecisionInstance.version),
            "decisionDefinitionType": fields.word(DecisionInstance.type, words.DECISION_TYPES),
            "rootDecisionDefinitionKey": fields.key(DecisionInstance.root_decision_key),
            "decisionRequirementsKey": fields.key(DecisionInstance.requirements_key),
            "processDefinitionKey": fields.key(DecisionInstance.definition_key),
            "processInstanceKey": fields.key(DecisionInstance.instance_key),
            "elementInstanceKey": fields.key(_ELEMENT),
            "businessId": fields.text(DecisionInstance.business_key),
            "tenantId": fields.text(DecisionInstance.tenant_id),
        },
        fields.key(DecisionInstance.key),
    )
