"""Bodies of decisions."""

from __future__ import annotations

from pydantic import JsonValue

from api.camunda.decision_instances.schemas import EvaluatedInput, MatchedRule
from api.camunda.kit.schemas import Key, KeyText, Request, Response, TenantId


class DecisionDefinition(Response):
    """One version of a decision."""

    decision_definition_id: str
    decision_definition_key: Key
    decision_requirements_id: str
    decision_requirements_key: Key
    decision_requirements_name: str
    decision_requirements_version: int
    name: str
    tenant_id: str
    version: int


class EvaluateDecision(Request):
    """The newest version of a decision by id, or a version by key, and its inputs."""

    decision_definition_id: str | None = None
    decision_definition_key: KeyText | None = None
    variables: dict[str, JsonValue] | None = None
    tenant_id: TenantId | None = None


class EvaluatedDecision(Response):
    """One decision on the way to the result."""

    decision_definition_id: str
    decision_definition_name: str
    decision_definition_version: int
    decision_definition_type: str
    output: str
    tenant_id: str
    matched_rules: list[MatchedRule]
    evaluated_inputs: list[EvaluatedInput]
    decision_definition_key: Key
    decision_evaluation_instance_key: str


class Evaluation(Response):
    """The result, how it came about, and, if it failed, why. `output` is JSON text."""

    decision_definition_id: str
    decision_definition_key: Key
    decision_definition_name: str
    decision_definition_version: int
    decision_evaluation_key: Key
    decision_instance_key: Key
    decision_requirements_id: str
    decision_requirements_key: Key
    evaluated_decisions: list[EvaluatedDecision]
    failed_decision_definition_id: str | None
    failure_message: str | None
    output: str
    tenant_id: str
