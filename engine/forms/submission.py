"""What comes out of validating a submission."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing wrong with one field.

    `key` is the field's path in the data (`licences.0.number`), `label` what the form calls it, `rule` a stable name
    such as `required` or `max-length`; the two messages are for people.
    """

    key: str
    label: str
    rule: str
    message: str
    message_zh: str


@dataclass(frozen=True, slots=True)
class Submission:
    """The values to write (variables by name, JSON) and the problems; values count only if there are no problems."""

    values: dict[str, Any]
    problems: tuple[FieldProblem, ...]
