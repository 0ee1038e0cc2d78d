"""Bodies of resources."""

from __future__ import annotations

from api.camunda.batch_operations.schemas import CreatedBatch
from api.camunda.instance_operations.schemas import Operation
from api.camunda.kit.schemas import Key, Response


class DeleteResource(Operation):
    """History stays in any case."""

    delete_history: bool | None = None


class DeletedResource(Response):
    """What was deleted; there is never a batch operation."""

    resource_key: Key
    batch_operation: CreatedBatch | None
