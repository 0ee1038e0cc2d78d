"""Event definitions: what a catching event subscribes to, and what a throwing one does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from engine.durations import parse_duration
from engine.errors import InvalidInput, StepFailed
from engine.spiff.conditions import ConditionDefinition
from engine.spiff.cycles import CycleDefinition, parse_period, shift
from engine.spiff.expression import Moment, Value, parse_instant
from engine.spiff.waits import MessageWait, SignalWait, TimerWait, Wait

if TYPE_CHECKING:
    from engine.spiff.element import Element


@dataclass(frozen=True, slots=True)
class TimerDefinition:
    """A timer. `is_date`: the value is an instant; otherwise an ISO 8601 duration counted from now, months
    on the calendar of Asia/Shanghai.

    `fixed` is the duration where it is known beforehand and of constant length.
    """

    value: Value
    is_date: bool
    fixed: timedelta | None = None

    @classmethod
    def of(cls, value: Value, *, is_date: bool) -> TimerDefinition:
        """The timer; a constant duration of days or less is read once, here."""
        constant = value.expression is None and not is_date
        return cls(value, is_date, _days_and_less(value.text) if constant else None)

    def due(self, variables: Mapping[str, Any], moment: Moment, element_id: str) -> datetime:
        """The instant at which the timer fires."""
        if self.fixed is not None:
            return moment.now + self.fixed
        value = self.value.evaluate(variables, moment, element_id)
        if not self.is_date:
            try:
                return shift(moment.now, *parse_period(str(value).strip()))
            except (ValueError, OverflowError) as error:
                found = f"{self.value.place} '{self.value.text}' gave {value!r} where a duration such as P3D is needed"
                raise StepFailed(self.value.kind, element_id, found) from error
        return parse_instant(value, self.value.place, element_id)

    def open(
        self,
        wait_id: int,
        element: Element,
        variables: Mapping[str, Any],
        moment: Moment,
        *,
        stays_open: bool,
    ) -> Wait:
        """A timer row. A non-interrupting date or duration fires once, so `stays_open` changes nothing."""
        return TimerWait(wait_id, element.name, self.due(variables, moment, element.name))


@dataclass(frozen=True, slots=True)
class MessageDefinition:
    """A message. `correlation_key` is None only on a message start event of a process."""

    name: Value
    correlation_key: Value | None = None

    def open(
        self,
        wait_id: int,
        element: Element,
        variables: Mapping[str, Any],
        moment: Moment,
        *,
        stays_open: bool,
    ) -> Wait:
        """A message subscription."""
        name = self.name.evaluate_text(variables, moment, element.name)
        key = "" if self.correlation_key is None else self.correlation_key.evaluate_text(variables, moment, element.name)
        return MessageWait(wait_id, element.name, name, key, stays_open)


@dataclass(frozen=True, slots=True)
class SignalDefinition:
    """A signal, broadcast to everyone who waits for its name."""

    name: Value

    def open(
        self,
        wait_id: int,
        element: Element,
        variables: Mapping[str, Any],
        moment: Moment,
        *,
        stays_open: bool,
    ) -> Wait:
        """A signal subscription."""
        return SignalWait(wait_id, element.name, self.name.evaluate_text(variables, moment, element.name), stays_open)


@dataclass(frozen=True, slots=True)
class CodeDefinition:
    """What a catching event takes by its code; `code` None takes every one."""

    code: str | None

    def catches(self, code: str) -> bool:
        """Whether what was thrown with `code` ends here."""
        return self.code is None or self.code == code


class ErrorDefinition(CodeDefinition):
    """A BPMN error."""

    __slots__ = ()


class EscalationDefinition(CodeDefinition):
    """An escalation."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class LinkDefinition:
    """A link: a jump inside one scope to the catch event of the same name."""

    name: str


@dataclass(frozen=True, slots=True)
class CompensationDefinition:
    """On the edge of an activity: `handler` is the id of the activity that undoes it."""

    handler: str


@dataclass(frozen=True, slots=True)
class TerminateDefinition:
    """The terminate end event: its whole scope ends."""


def _days_and_less(text: str) -> timedelta | None:
    try:
        return parse_duration(text.strip(), field="timer")
    except InvalidInput:
        return None  # years and months vary in length: they are counted on the calendar each time


Subscribable = TimerDefinition | MessageDefinition | SignalDefinition | ConditionDefinition
EventDefinition = (
    Subscribable
    | CycleDefinition
    | CompensationDefinition
    | ErrorDefinition
    | EscalationDefinition
    | LinkDefinition
    | TerminateDefinition
)
