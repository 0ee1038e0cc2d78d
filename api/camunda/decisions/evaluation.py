"""Evaluating a decision outside of any process; what came out is kept as decision instances."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from api.camunda.decision_instances.schemas import inputs_of, json_text, rules_of
from api.camunda.decisions.schemas import EvaluatedDecision, EvaluateDecision, Evaluation
from api.camunda.decisions.service import KIND
from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import bad_request, not_found
from engine.commands import decision_instances
from engine.commands.unit_of_work import UnitOfWork
from engine.dmn.result import DecisionResult
from engine.feel import FeelError
from engine.store import DEFAULT_TENANT, decisions, versioned
from engine.store.decisions import DecisionRequirementsRow, DecisionRow


def evaluate(ctx: Client, body: EvaluateDecision) -> Evaluation:
    """The result with its explanation; a 400 problem for a decision that cannot be evaluated at all."""
    tenant_id = DEFAULT_TENANT if body.tenant_id is None else ctx.tenant(body.tenant_id)

    def work(uow: UnitOfWork) -> Evaluation:
        row = _find(uow.session, body)
        compiled = uow.engine.definitions.decisions(uow, row.requirements_key)
        try:
            result = compiled.evaluate(row.id, body.variables or {}, now=uow.now)
        except FeelError as error:
            raise bad_request(f"Expected decision '{row.id}' to be evaluated, but {error}; correct it or its inputs.") from error
        written, failure = _written(result), _failure(result)
        key = decision_instances.record(uow, row.key, written["evaluated"], tenant_id, failure=failure)
        uow.audit("evaluate_decision", "decision evaluation", key, {"decisionId": row.id, "version": row.version})
        return _view(uow.session, row, written, key, tenant_id, failure)

    return ctx.run(work)


# `Any`: the JSON form of the result, whose shape engine.dmn.result documents
def _written(result: DecisionResult) -> dict[str, Any]:
    return result.to_json()


def _failure(result: DecisionResult) -> str | None:
    return "; ".join(str(problem) for problem in result.problems) or None


def _find(session: Session, body: EvaluateDecision) -> DecisionRow:
    if (body.decision_definition_key is None) == (body.decision_definition_id is None):
        raise bad_request("Expected exactly one of decisionDefinitionId and decisionDefinitionKey; send one of them.")
    if body.decision_definition_key is not None:
        found = decisions.get(session, to_key(body.decision_definition_key, KIND))
        if found.deleted is not None:
            raise not_found(KIND, body.decision_definition_key)
        return found
    row = versioned.latest(session, DecisionRow, str(body.decision_definition_id))
    if row is None:
        raise not_found(KIND, body.decision_definition_id)
    return row


def _view(
    session: Session, row: DecisionRow, written: Mapping[str, Any], key: int, tenant_id: str, failure: str | None
) -> Evaluation:
    requirements = session.get_one(DecisionRequirementsRow, row.requirements_key)
    rows = {one.id: one for one in decisions.in_requirements(session, row.requirements_key)}
    return Evaluation(
        decision_definition_id=row.id,
        decision_definition_key=str(row.key),
        decision_definition_name=row.name,
        decision_definition_version=row.version,
        decision_evaluation_key=str(key),
        decision_instance_key=str(key),
        decision_requirements_id=requirements.id,
        decision_requirements_key=str(requirements.key),
        evaluated_decisions=[
            _evaluated(one, rows[one["id"]], f"{key}-{number}", tenant_id) for number, one in enumerate(written["evaluated"], 1)
        ],
        failed_decision_definition_id=row.id if failure else None,
        failure_message=failure,
        output=json_text(written["value"]),
        tenant_id=tenant_id,
    )


def _evaluated(one: Mapping[str, Any], row: DecisionRow, key: str, tenant_id: str) -> EvaluatedDecision:
    return EvaluatedDecision(
        decision_definition_id=one["id"],
        decision_definition_name=one["name"],
        decision_definition_version=row.version,
        decision_definition_type=decision_instances.decision_type(one),
        output=json_text(one["output"]),
        tenant_id=tenant_id,
        matched_rules=rules_of(one),
        evaluated_inputs=inputs_of(one),
        decision_definition_key=str(row.key),
        decision_evaluation_instance_key=key,
    )
