"""What comes back from a job, checked: variables, or what the job of a task listener or an ad-hoc sub-process decides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from engine.commands.check_priority import checked_priority
from engine.commands.check_variables import check_variables
from engine.errors import InvalidInput
from engine.spiff.ad_hoc import AdHocSubProcess
from engine.spiff.element import Element
from engine.spiff.job_results import AdHocResult, JobAnswer, TaskResult
from engine.spiff.task_listeners import DENIABLE
from engine.spiff.transitions import Transition
from engine.spiff.waits import JobKind, TaskState
from engine.storable import is_storable

MAX_REASON = 10_000
"""Longer reasons are cut off there, like the messages of workers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The job that an answer has to fit: its kind and element, and what a task listener listens to."""

    kind: JobKind
    element: Element
    transition: Transition | None = None


def received(
    variables: Mapping[str, Any] | None, result: TaskResult | AdHocResult | None
) -> tuple[dict[str, Any], TaskResult | AdHocResult | None]:
    """What came in, whatever was asked: its variables checked (raise `InvalidInput`), the reason of a denial cut off."""
    if isinstance(result, TaskResult) and result.denied:
        result = replace(result, denied_reason=result.denied_reason[:MAX_REASON])
    return check_variables(variables), result


def fitting_answer(asked: Asked, given: dict[str, Any], result: TaskResult | AdHocResult | None) -> JobAnswer:
    """The answer of the sort that the job needs, from what was `received`; raise `InvalidInput` if it does not fit."""
    if asked.kind is JobKind.TASK_LISTENER:
        return _of_listener(asked, given, TaskResult() if result is None else result)
    if asked.kind is JobKind.AD_HOC_SUB_PROCESS:
        return _of_ad_hoc(asked.element, given, AdHocResult() if result is None else result)
    if result is not None:
        remedy = "send variables only"
        raise InvalidInput(
            "result", "that of a task listener or an ad-hoc sub-process", f"one for a job of kind {asked.kind}", remedy
        )
    return given


def split_answer(answer: JobAnswer | None) -> tuple[Mapping[str, Any] | None, TaskResult | AdHocResult | None]:
    """The variables and the decision in what a handler gave."""
    return (None, answer) if isinstance(answer, TaskResult | AdHocResult) else (answer, None)


def _of_listener(asked: Asked, given: dict[str, Any], result: TaskResult | AdHocResult) -> TaskResult:
    if not isinstance(result, TaskResult):
        raise InvalidInput("result", "of type userTask", "one of another type", "send what the task listener decides")
    if given:
        remedy = "let the element's own job or an execution listener set them"
        raise InvalidInput("variables", "none, as a task listener brings none", ", ".join(given), remedy)
    transition = asked.transition
    if result.denied and (transition is None or transition.state not in DENIABLE):
        can = ", ".join(sorted(state.value for state in DENIABLE))
        raise InvalidInput("result", f"one that denies only {can}", "a denial of something else", "complete the job without")
    if not _is_storable(result.denied_reason):
        raise InvalidInput("deniedReason", "a text of characters", "a NUL or half a surrogate pair", "leave it out")
    if result.denied and result.corrections:
        raise InvalidInput("result", "either a denial or corrections", "both", "leave out the corrections, which would be lost")
    if "assignee" in result.corrections and _has_assignee_to_come(transition):
        found = "one beside the assignee that the diagram names"
        raise InvalidInput("corrections", "without an assignee", found, "correct it when it is assigned")
    corrections = {name: _corrected(name, value) for name, value in result.corrections.items()}
    return replace(result, corrections=corrections)


def _has_assignee_to_come(transition: Transition | None) -> bool:
    return transition is not None and transition.state is TaskState.CREATING and transition.given is not None


def _corrected(name: str, value: Any) -> Any:
    match name:
        case "assignee" if value is None or _is_name(value):
            return value
        case "candidate_groups" | "candidate_users" if not isinstance(value, str) and all(map(_is_name, value)):
            return list(dict.fromkeys(value))
        case "due" | "follow_up" if value is None or (isinstance(value, datetime) and value.tzinfo is not None):
            return value
        case "priority" if isinstance(value, int) and not isinstance(value, bool):
            return checked_priority(value)
    expected = "an assignee, candidate groups or users, due or follow-up instant, or priority"
    raise InvalidInput("corrections", expected, f"{name} {value!r}", "correct nothing else")


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value) and _is_storable(value)


def _is_storable(text: str) -> bool:
    return is_storable(json.dumps(text, ensure_ascii=False))


def _of_ad_hoc(element: Element, given: dict[str, Any], result: TaskResult | AdHocResult) -> AdHocResult:
    if not isinstance(result, AdHocResult):
        raise InvalidInput("result", "of type adHocSubProcess", "one of another type", "send what begins now")
    if result.activate and result.is_done:
        raise InvalidInput("result", "either elements to activate or a fulfilled condition", "both", "do one after the other")
    known = element.entries if isinstance(element, AdHocSubProcess) else {}
    for choice in result.activate:
        if choice.element_id not in known:
            expected = f"elements of '{element.name}' that nothing leads to: {', '.join(known)}"
            raise InvalidInput("activateElements", expected, f"'{choice.element_id}'", "name some of these")
    chosen = tuple(replace(choice, variables=check_variables(choice.variables)) for choice in result.activate)
    return replace(result, activate=chosen, variables={**check_variables(result.variables), **given})
