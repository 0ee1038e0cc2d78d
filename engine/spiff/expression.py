"""FEEL as the diagram carries it: text that is static, or an expression behind a leading '='."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from engine.errors import StepFailed
from engine.feel import Expression, FeelError, FeelFunction, FunctionLibrary, Result, compile_expression, to_json
from engine.feel.mistakes import mistakes
from engine.feel.syntax.nodes import Name, Path
from engine.storable import MAX_NAME_BYTES, flaw_of_name

EXTRACT = "EXTRACT_VALUE_ERROR"
_FURTHEST_EAST, _FURTHEST_WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
_PLAIN = frozenset({bool, str})  # the same in FEEL and in JSON


class Moment(Protocol):
    """Anything that knows the step's instant."""

    @property
    def now(self) -> datetime:
        """The step's instant, aware and in UTC."""


@dataclass(frozen=True, slots=True)
class Value:
    """One attribute of the diagram: `static` text, or a compiled FEEL expression.

    `place` says where it stands ("condition of flow 'f1'"), for error messages. `kind` is the Camunda incident type raised
    when it cannot be evaluated. One that `decides` where the case goes must also be sure, see `evaluate`.
    """

    text: str
    place: str
    kind: str
    expression: Expression | None = None
    decides: bool = False

    @classmethod
    def parse(cls, text: str, place: str, kind: str, functions: FunctionLibrary, *, decides: bool = False) -> Value:
        """Compile `text`; raises `engine.feel.FeelSyntaxError`."""
        stripped = text.strip()
        if not stripped.startswith("="):
            return cls(text, place, kind)
        return cls(text, place, kind, compile_expression(stripped[1:], functions=functions), decides)

    @property
    def names(self) -> frozenset[str]:
        """The variables the expression reads."""
        return self.expression.names if self.expression is not None else frozenset()

    @property
    def variable(self) -> str | None:
        """The variable, if the expression is nothing but one, or a path into one."""
        node = None if self.expression is None else self.expression.node
        while isinstance(node, Path):
            node = node.source
        return node.name if isinstance(node, Name) else None

    def evaluate(self, variables: Mapping[str, Any], moment: Moment, element_id: str) -> Any:
        """The JSON value. A null that came about through a warning is an error, never a quiet null.

        Where the value decides, so is every other one that a null by accident had a part in: `partyTipe = "pharmacy"` is
        false, and the case would quietly take the wrong branch. `is defined` and `get or else` ask for what is missing.
        """
        if self.expression is None:
            return self.text
        try:
            result = self.expression.evaluate(variables, now=moment.now)
        except FeelError as error:
            raise StepFailed(self.kind, element_id, f"{self.place} '{self.text}' failed: {error}") from error
        if not result.warnings and type(result.value) in _PLAIN:
            return result.value
        self._refuse_accidents(result, element_id)
        try:
            return to_json(result.value)
        except FeelError as error:
            raise StepFailed(self.kind, element_id, f"{self.place} '{self.text}' is too large: {error}") from error

    def _refuse_accidents(self, result: Result, element_id: str) -> None:
        if isinstance(result.value, FeelFunction):
            found = "is a function: no variable of that name is set, or its arguments are missing"
            raise StepFailed(self.kind, element_id, f"{self.place} '{self.text}' {found}")
        if result.value is None and result.warnings:
            reasons = "; ".join(str(warning) for warning in result.warnings)
            raise StepFailed(self.kind, element_id, f"{self.place} '{self.text}' became null: {reasons}")
        if self.decides and self.expression is not None and result.warnings:
            for mistake in mistakes(self.expression.node, result.warnings):
                raise StepFailed(self.kind, element_id, f"{self.place} '{self.text}' is unsure: {mistake}")

    def evaluate_as(self, expected: type, variables: Mapping[str, Any], moment: Moment, element_id: str) -> Any:
        """Like `evaluate`, refusing any other type than `expected`."""
        value = self.evaluate(variables, moment, element_id)
        if type(value) is not expected:
            found = f"{self.place} '{self.text}' gave {value!r} where a {expected.__name__} is needed"
            raise StepFailed(self.kind, element_id, found)
        return value

    def evaluate_text(self, variables: Mapping[str, Any], moment: Moment, element_id: str) -> str:
        """Like `evaluate`, for names and keys: a text, or a number as text; anything else, null too, is refused."""
        value = self.evaluate(variables, moment, element_id)
        if isinstance(value, str):
            return self.checked_name(value, element_id)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise StepFailed(self.kind, element_id, f"{self.place} '{self.text}' gave {value!r} where a text is needed")
        return str(value)

    def checked_name(self, name: str, element_id: str) -> str:
        """The name itself; refused if no database could store it and look for it."""
        flaw = flaw_of_name(name)
        if flaw is not None:
            wanted = f"a name or key of at most {MAX_NAME_BYTES} bytes of characters is needed"
            raise StepFailed(self.kind, element_id, f"{self.place} '{self.text}' gave {flaw} where {wanted}")
        return name


def parse_instant(text: Any, place: str, element_id: str) -> datetime:
    """An aware UTC instant from an ISO 8601 date-time with an offset or a zone.

    `2026-10-13T00:00:00+08:00`; `...+08:00[Asia/Shanghai]` as Java writes it, where the offset counts; `...@Asia/Shanghai` as
    FEEL writes it. Raise `StepFailed` for anything else, also for what is no date of the years 1 to 9999 everywhere on earth.
    """
    stamp, zone = _split_zone(str(text))
    try:
        instant = datetime.fromisoformat(stamp)
        if zone:
            here = ZoneInfo(zone)
            instant = instant.replace(tzinfo=here) if instant.tzinfo is None else instant
        if instant.tzinfo is not None:
            return instant.astimezone(_FURTHEST_EAST).astimezone(_FURTHEST_WEST).astimezone(UTC)
    except (ValueError, KeyError, OverflowError) as error:
        raise StepFailed(EXTRACT, element_id, f"{place} is {text!r}, which is no date-time") from error
    raise StepFailed(EXTRACT, element_id, f"{place} is {text!r}, which lacks an offset such as +08:00")


def _split_zone(text: str) -> tuple[str, str]:
    """The date-time and the name of its zone, if it has one."""
    stamp, bracket, rest = text.partition("[")
    if bracket and rest.endswith("]"):
        return stamp, rest[:-1]
    stamp, _, zone = text.partition("@")
    return stamp, zone
