"""Bodies of batch operations."""

from __future__ import annotations

from pydantic import Field, JsonValue

from api.camunda.instance_operations.schemas import MAX_INSTRUCTIONS, MappingInstruction, Operation
from api.camunda.kit.schemas import Instant, Key, KeyText, Request, Response
from api.camunda.kit.words import ActorType, BatchErrorType, BatchState, BatchType, ItemState


class Batch(Operation):
    """Which instances: a filter as in their search, with at least one field."""

    filter: dict[str, JsonValue] = Field(min_length=1)


class MigrationPlan(Request):
    """Where they go, and which element becomes which."""

    target_process_definition_key: KeyText
    mapping_instructions: list[MappingInstruction] = Field(max_length=MAX_INSTRUCTIONS)


class MigrationBatch(Batch):
    """Move instances to another definition."""

    migration_plan: MigrationPlan


class ModificationBatch(Batch):
    """Move tokens from elements to others."""

    move_instructions: list[MappingInstruction] = Field(min_length=1, max_length=MAX_INSTRUCTIONS)


class CreatedBatch(Response):
    """A batch operation that was begun."""

    batch_operation_key: Key
    batch_operation_type: BatchType


class BatchOperationError(Response):
    """Never there: items are chosen when a batch is begun, and that cannot fail later."""

    partition_id: int
    type: BatchErrorType
    message: str


class BatchOperationResult(Response):
    """A batch operation with its progress."""

    batch_operation_key: Key
    state: BatchState
    batch_operation_type: BatchType
    start_date: Instant
    end_date: Instant | None
    actor_type: ActorType
    actor_id: str
    operations_total_count: int
    operations_failed_count: int
    operations_completed_count: int
    errors: list[BatchOperationError]


class BatchItemResult(Response):
    """One item; `error_message` says why it failed or was skipped."""

    operation_type: BatchType
    batch_operation_key: Key
    item_key: Key
    process_instance_key: Key
    root_process_instance_key: Key
    state: ItemState
    processed_date: Instant | None
    error_message: str | None
