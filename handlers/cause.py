"""Why a record changed: who, when, in which process step, by which provision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Cause:
    """The cause written with every event row.

    `at` is an aware UTC instant; `actor` the user id (or "system"); `instance_key` and
    `element_id` point into the process when a diagram caused the change; `provision` is a catalogue id.
    """

    actor: str
    at: datetime
    instance_key: int | None = None
    element_id: str | None = None
    provision: str | None = None
