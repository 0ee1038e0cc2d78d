"""Bodies of decision instances, and the pieces of an explanation they share with evaluations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from api.camunda.kit.schemas import Instant, Key, Response
from api.camunda.kit.words import DecisionState, DecisionType


class EvaluatedOutput(Response):
    """One output of a rule; its value is JSON text."""

    output_id: str
    output_name: str
    output_value: str
    rule_id: str | None
    rule_index: int | None


class EvaluatedInput(Response):
    """One input of a table; its value is JSON text."""

    input_id: str
    input_name: str
    input_value: str


class MatchedRule(Response):
    """A rule that matched; `rule_index` counts from 1."""

    rule_id: str
    rule_index: int
    evaluated_outputs: list[EvaluatedOutput]


class DecisionInstanceResult(Response):
    """One evaluated decision; `result` is JSON text."""

    decision_evaluation_instance_key: str
    decision_evaluation_key: Key
    state: DecisionState
    evaluation_date: Instant
    evaluation_failure: str | None
    decision_definition_id: str
    decision_definition_key: Key
    decision_definition_name: str
    decision_definition_type: DecisionType
    decision_definition_version: int
    root_decision_definition_key: Key
    process_definition_key: Key | None
    process_instance_key: Key | None
    root_process_instance_key: Key | None
    element_instance_key: Key | None
    business_id: str | None
    tenant_id: str
    result: str


class DecisionInstanceDetails(DecisionInstanceResult):
    """The same with its inputs and the rules that matched."""

    evaluated_inputs: list[EvaluatedInput]
    matched_rules: list[MatchedRule]


def inputs_of(evaluated: Mapping[str, Any]) -> list[EvaluatedInput]:
    """The inputs of a decision in the JSON form of `engine.dmn.result`."""
    return [
        EvaluatedInput(input_id=item["id"], input_name=item["name"], input_value=json_text(item["value"]))
        for item in evaluated["inputs"]
    ]


def rules_of(evaluated: Mapping[str, Any]) -> list[MatchedRule]:
    """Its matched rules."""
    return [_rule(rule) for rule in evaluated["matchedRules"]]


def json_text(value: object) -> str:
    """A value as JSON text."""
    return msgspec.json.encode(value).decode()


def _rule(rule: Mapping[str, Any]) -> MatchedRule:
    outputs = [
        EvaluatedOutput(
            output_id=item["id"],
            output_name=item["name"],
            output_value=json_text(item["value"]),
            rule_id=rule["ruleId"],
            rule_index=rule["index"],
        )
        for item in rule["outputs"]
    ]
    return MatchedRule(rule_id=rule["ruleId"], rule_index=rule["index"], evaluated_outputs=outputs)
