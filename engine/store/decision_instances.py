"""Decision instances: every decision that was evaluated, in a process or by a client, with what it went by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, insert
from sqlalchemy.orm import Mapped, mapped_column

from engine.store.base import Base, Key
from engine.store.driver import Executor
from engine.store.fast import FastWrite
from engine.store.keys import next_keys


class DecisionState(StrEnum):
    """Camunda's states of a decision instance."""

    EVALUATED = "EVALUATED"
    FAILED = "FAILED"


class DecisionInstance(Base):
    """One evaluated decision; `number` counts from 1 among those of one evaluation, required ones first.

    `explanation` holds `inputs` and `matchedRules` in the JSON form of `engine.dmn.result`, `result` is JSON text. What a
    client evaluated belongs to no instance; `seq` is the id of the element instance that a process evaluated it for.
    """

    __tablename__ = "decision_instance"
    __table_args__ = (
        Index(None, "evaluation_key", "number", unique=True),
        Index(None, "instance_key", "evaluation_key"),
        Index(None, "tenant_id", "evaluated"),
    )

    key: Mapped[Key]
    evaluation_key: Mapped[int]
    number: Mapped[int]
    decision_key: Mapped[int]
    root_decision_key: Mapped[int]
    requirements_key: Mapped[int]
    decision_id: Mapped[str]
    name: Mapped[str]
    version: Mapped[int]
    type: Mapped[str]
    state: Mapped[DecisionState]
    evaluated: Mapped[datetime]
    actor: Mapped[str]
    result: Mapped[str]
    failure: Mapped[str | None]
    explanation: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    tenant_id: Mapped[str]
    business_key: Mapped[str | None]
    instance_key: Mapped[int | None] = mapped_column(ForeignKey("process_instance.key", ondelete="CASCADE"))
    root_key: Mapped[int | None]
    definition_key: Mapped[int | None]
    element_id: Mapped[str | None]
    seq: Mapped[int | None]


_INSERT = FastWrite(insert(DecisionInstance))


def append(executor: Executor, rows: Sequence[dict[str, Any]]) -> None:
    """Store decision instances; each gives the columns besides its key."""
    if rows:
        _INSERT.run(executor, [{**row, "key": key} for key, row in zip(next_keys(len(rows)), rows, strict=True)])
