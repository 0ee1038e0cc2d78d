"""Evaluating a decision outside of any process. Nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from api.camunda.decisions.schemas import (
    EvaluatedDecision,
    EvaluateDecision,
    EvaluatedInput,
    EvaluatedOutput,
    Evaluation,
    MatchedRule,
)
from api.camunda.decisions.service import KIND
from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import bad_request, not_found
from engine.commands.definitions import Opened
from engine.dmn.result import DecisionResult
from engine.feel import FeelError
from engine.store import DEFAULT_TENANT, decisions, next_key, versioned
from engine.store.decisions import DecisionRequirementsRow, DecisionRow


def evaluate(ctx: Client, body: EvaluateDecision) -> Evaluation:
    """The result with its explanation; a 400 problem for a decision that cannot be evaluated at all."""
    engine = ctx.runtime.engine
    with ctx.read() as session:
        row = _find(session, body)
        compiled = engine.definitions.decisions(Opened(session), row.requirements_key)
        try:
            result = compiled.evaluate(row.id, body.variables or {}, now=engine.now(session))
        except FeelError as error:
            raise bad_request(f"Expected decision '{row.id}' to be evaluated, but {error}; correct it or its inputs.") from error
        return _view(session, row, result)


def _find(session: Session, body: EvaluateDecision) -> DecisionRow:
    if (body.decision_definition_key is None) == (body.decision_definition_id is None):
        raise bad_request("Expected exactly one of decisionDefinitionId and decisionDefinitionKey; send one of them.")
    if body.decision_definition_key is not None:
        return decisions.get(session, to_key(body.decision_definition_key, KIND))
    row = versioned.latest(session, DecisionRow, str(body.decision_definition_id))
    if row is None:
        raise not_found(KIND, body.decision_definition_id)
    return row


def _view(session: Session, row: DecisionRow, result: DecisionResult) -> Evaluation:
    key = next_key()
    requirements = session.get_one(DecisionRequirementsRow, row.requirements_key)
    rows = {one.id: one for one in decisions.in_requirements(session, row.requirements_key)}
    written = result.to_json()
    problems = "; ".join(str(problem) for problem in result.problems) or None
    # `Any`: the JSON form of the result, whose shape engine.dmn.result documents
    listed: Any = written["evaluated"]
    return Evaluation(
        decision_definition_id=row.id,
        decision_definition_key=str(row.key),
        decision_definition_name=row.name,
        decision_definition_version=row.version,
        decision_evaluation_key=str(key),
        decision_instance_key=str(key),
        decision_requirements_id=requirements.id,
        decision_requirements_key=str(requirements.key),
        evaluated_decisions=[_evaluated(one, rows.get(one["id"], row), f"{key}-{index}") for index, one in enumerate(listed, 1)],
        failed_decision_definition_id=row.id if problems else None,
        failure_message=problems,
        output=_text(written["value"]),
        tenant_id=DEFAULT_TENANT,
    )


def _evaluated(one: Mapping[str, Any], row: DecisionRow, key: str) -> EvaluatedDecision:
    rules = [_rule(rule) for rule in one["matchedRules"]]
    return EvaluatedDecision(
        decision_definition_id=one["id"],
        decision_definition_name=one["name"],
        decision_definition_version=row.version,
        decision_definition_type="DECISION_TABLE" if rules or one["inputs"] else "LITERAL_EXPRESSION",
        output=_text(one["output"]),
        tenant_id=DEFAULT_TENANT,
        matched_rules=rules,
        evaluated_inputs=[
            EvaluatedInput(input_id=item["id"], input_name=item["name"], input_value=_text(item["value"]))
            for item in one["inputs"]
        ],
        decision_definition_key=str(row.key),
        decision_evaluation_instance_key=key,
    )


def _rule(rule: Mapping[str, Any]) -> MatchedRule:
    outputs = [
        EvaluatedOutput(
            output_id=item["id"],
            output_name=item["name"],
            output_value=_text(item["value"]),
            rule_id=rule["ruleId"],
            rule_index=rule["index"],
        )
        for item in rule["outputs"]
    ]
    return MatchedRule(rule_id=rule["ruleId"], rule_index=rule["index"], evaluated_outputs=outputs)


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()
