"""Bodies of variables."""

from __future__ import annotations

from api.camunda.kit.schemas import Key, Response


class Variable(Response):
    """A variable; `value` is its JSON text."""

    value: str
    name: str
    tenant_id: str
    variable_key: Key
    scope_key: Key
    process_instance_key: Key
    root_process_instance_key: Key | None


class FoundVariable(Variable):
    """As found by a search, which shortens long values."""

    is_truncated: bool
