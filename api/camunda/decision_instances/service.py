"""Reading decision instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.camunda.decision_instances.repository import decision_instances
from api.camunda.decision_instances.schemas import DecisionInstanceDetails, DecisionInstanceResult, inputs_of, rules_of
from api.camunda.kit.client import Client
from api.camunda.kit.keys import optional_key, to_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import run_search
from engine.store.decision_instances import DecisionInstance

KIND = "decision instance"


def search(ctx: Client, request: SearchRequest | None) -> SearchResult[DecisionInstanceResult]:
    """One page of evaluated decisions."""
    with ctx.read() as session:
        rows, page = run_search(session, decision_instances(ctx.actor), request)
        return SearchResult(items=[DecisionInstanceResult(**_columns(row)) for row in rows], page=page)


def get(ctx: Client, key: str) -> DecisionInstanceDetails:
    """One evaluated decision; its key is that of the evaluation and its number, with a hyphen."""
    evaluation, _, number = key.partition("-")
    query = decision_instances(ctx.actor, details=True).query.where(
        DecisionInstance.evaluation_key == to_key(evaluation, KIND), DecisionInstance.number == int(number)
    )
    with ctx.read() as session:
        row = session.execute(query).first()
        if row is None:
            raise not_found(KIND, key)
        explanation = row[0].explanation
        return DecisionInstanceDetails(
            **_columns(row), evaluated_inputs=inputs_of(explanation), matched_rules=rules_of(explanation)
        )


def _columns(row: Sequence[Any]) -> dict[str, Any]:
    one: DecisionInstance = row[0]
    return {
        "decision_evaluation_instance_key": f"{one.evaluation_key}-{one.number}",
        "decision_evaluation_key": str(one.evaluation_key),
        "state": one.state,
        "evaluation_date": one.evaluated,
        "evaluation_failure": one.failure,
        "decision_definition_id": one.decision_id,
        "decision_definition_key": str(one.decision_key),
        "decision_definition_name": one.name,
        "decision_definition_type": one.type,
        "decision_definition_version": one.version,
        "root_decision_definition_key": str(one.root_decision_key),
        "process_definition_key": optional_key(one.definition_key),
        "process_instance_key": optional_key(one.instance_key),
        "root_process_instance_key": optional_key(one.root_key),
        "element_instance_key": optional_key(row[1]),
        "business_id": one.business_key,
        "tenant_id": one.tenant_id,
        "result": one.result,
    }
