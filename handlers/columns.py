"""Column types and columns that the domain's tables share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Enum
from sqlalchemy.orm import Mapped

if TYPE_CHECKING:
    from handlers.cause import Cause

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
"""A JSON value, as parameters and facts hold it."""


def json_of(value: object) -> Json:
    """A value of a form or message as JSON keeps it; what JSON does not know becomes its text."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Mapping):
        return {str(name): json_of(one) for name, one in value.items()}
    if isinstance(value, Sequence):
        return [json_of(one) for one in value]
    return str(value)


def choice(values: type[StrEnum], name: str | None = None) -> Enum:
    """A text column that the database itself limits to the enum's values by a check constraint.

    `name` tells a second column of the same enum in one table apart.
    """
    return Enum(
        values,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=name or values.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class EventColumns:
    """What every event row says: the step taken and its cause. Rows are only ever added."""

    event: Mapped[str]
    from_state: Mapped[str | None]
    to_state: Mapped[str | None]
    reason: Mapped[str | None]
    actor: Mapped[str]
    at: Mapped[datetime]
    instance_key: Mapped[int | None]
    element_id: Mapped[str | None]
    provision: Mapped[str | None]

    def caused_by(self, cause: Cause) -> None:
        """Copy the cause into the row."""
        self.actor = cause.actor
        self.at = cause.at
        self.instance_key = cause.instance_key
        self.element_id = cause.element_id
        self.provision = cause.provision
