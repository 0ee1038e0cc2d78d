"""Bodies of expressions."""

from __future__ import annotations

from pydantic import Field, JsonValue

from api.camunda.kit.schemas import KeyText, Request, Response, TenantId

MAX_LENGTH = 20_000


class EvaluateExpression(Request):
    """A FEEL expression with a leading `=`, and what it may see: `variables`, over those of `scope_key`."""

    expression: str = Field(min_length=1, max_length=MAX_LENGTH)
    variables: dict[str, JsonValue] | None = None
    scope_key: KeyText | None = None
    tenant_id: TenantId | None = None


class ExpressionWarning(Response):
    """Why a part of the expression became null."""

    message: str


class EvaluatedExpression(Response):
    """The value, as JSON; `referenced_secrets` is always empty, since no expression here can read a secret."""

    expression: str
    result: JsonValue
    warnings: list[ExpressionWarning]
    referenced_secrets: list[JsonValue]
