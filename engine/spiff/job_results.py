"""What a worker decides about the thing its job belongs to, beside the variables it brings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class TaskResult:
    """Of a task listener: whether what happens to the task is `denied`, and what about the task is corrected.

    `corrections` holds values by the names of `UserTaskWait`: `assignee` (None: nobody), `due` and `follow_up` (instants, or
    None), `candidate_groups` and `candidate_users` (names), `priority` (0 to 100); what is not named stays.
    """

    denied: bool = False
    denied_reason: str = ""
    corrections: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ElementChoice:
    """An element of an ad-hoc sub-process to begin, with local variables of its own."""

    element_id: str
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AdHocResult:
    """Of the job of an ad-hoc sub-process: what begins now, or whether it is done.

    Done, it ends at once what still runs inside if it `cancels_remaining`; otherwise it waits for that. `variables` go to
    the sub-process as those of any job.
    """

    activate: tuple[ElementChoice, ...] = ()
    is_done: bool = False
    cancels_remaining: bool = False
    variables: Mapping[str, Any] = field(default_factory=dict)


JobAnswer: TypeAlias = Mapping[str, Any] | TaskResult | AdHocResult
"""What comes back from a job: variables, or what the two kinds of jobs that decide something have decided."""


def variables_of(answer: JobAnswer) -> Mapping[str, Any]:
    """The variables among what came back; a task listener brings none."""
    if isinstance(answer, TaskResult):
        return {}
    return answer.variables if isinstance(answer, AdHocResult) else answer
