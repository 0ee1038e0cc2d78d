"""Bodies of operations on many cases."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from api.kit.schemas import Input, Instant, Key, Output
from engine.store.batch_operations import BatchKind, BatchState, ItemState

KeyText = Annotated[str, StringConstraints(pattern=r"^\d{1,19}$")]
MAX_KEYS = 1_000
MAX_PAIRS = 1_000
KIND_NAMES = {
    BatchKind.CANCEL_PROCESS_INSTANCE: "终止流程",
    BatchKind.MIGRATE_PROCESS_INSTANCE: "迁移到另一版本",
    BatchKind.MODIFY_PROCESS_INSTANCE: "移动环节",
    BatchKind.RESOLVE_INCIDENT: "解除异常",
    BatchKind.RETRY_INCIDENT: "重试异常步骤",
    BatchKind.SUSPEND_PROCESS_INSTANCE: "挂起",
    BatchKind.RESUME_PROCESS_INSTANCE: "恢复",
}
STATE_NAMES = {
    BatchState.ACTIVE: "进行中",
    BatchState.SUSPENDED: "已暂停",
    BatchState.COMPLETED: "已完成",
    BatchState.CANCELED: "已取消",
}
ITEM_NAMES = {
    ItemState.ACTIVE: "待处理",
    ItemState.COMPLETED: "已完成",
    ItemState.FAILED: "未成功",
    ItemState.CANCELED: "已取消",
    ItemState.SKIPPED: "无需处理",
}


class OperationKind(StrEnum):
    """What can be done with chosen instances; migrations begin at their definition."""

    CANCEL = "cancel"
    SUSPEND = "suspend"
    RESUME = "resume"
    RESOLVE = "resolve"
    RETRY = "retry"


class StartOperation(Input):
    """Which instances, and why; the reason goes into the audit trail."""

    kind: OperationKind
    instance_keys: list[KeyText] = Field(min_length=1, max_length=MAX_KEYS)
    reason: str = Field(min_length=1, max_length=500)


class Operation(Output):
    """One operation with its progress. `remaining` is what is still to do, or was taken back."""

    key: Key
    kind: str
    kind_name: str
    state: str
    state_name: str
    started_at: Instant
    ended_at: Instant | None
    started_by: str
    started_by_name: str
    total: int
    completed: int
    failed: int
    skipped: int
    remaining: int


class OperationItem(Output):
    """What became of one instance or incident; `error` is for engineers."""

    key: Key
    instance_key: Key
    business_key: str | None
    state: str
    state_name: str
    processed_at: Instant | None
    error: str | None


class Pair(Input):
    """An element or sequence flow of this version, and what it becomes."""

    source: str = Field(min_length=1, max_length=200)
    target: str = Field(min_length=1, max_length=200)


class Migration(Input):
    """Where the cases go. With `same_ids` an element in no pair goes to the one of its own id; `reevaluate` gives what is kept
    the dates of the new version, as of the day it began."""

    target_key: KeyText
    mapping: list[Pair] = Field(default_factory=list, max_length=MAX_PAIRS)
    same_ids: bool = True
    reevaluate: bool = False
    instance_keys: list[KeyText] | None = Field(default=None, min_length=1, max_length=MAX_KEYS)


class TokenMoves(Output):
    """How many active elements go from here to there; `target` null: they cannot."""

    source: str
    target: str | None
    type: str
    count: int


class WaitMoves(Output):
    """How many timers, tasks, subscriptions or jobs are kept, opened or closed."""

    fate: str
    kind: str
    source: str | None
    target: str | None
    count: int


class NewDate(Output):
    """Something that would fall due at another instant."""

    instance_key: Key
    business_key: str | None
    element_id: str
    before: Instant | None
    after: Instant


class Obstacle(Output):
    """Why some instances cannot be migrated as they stand."""

    element_id: str
    code: str
    reason: str
    count: int
    instance_keys: list[Key]


class MigrationPreview(Output):
    """The dry run: of `total` instances the first `examined` were looked at, and `possible` of these can be migrated."""

    total: int
    examined: int
    possible: int
    tokens: list[TokenMoves]
    waits: list[WaitMoves]
    dates: list[NewDate]
    obstacles: list[Obstacle]
