"""The priorities a user task may have."""

from __future__ import annotations

from engine.errors import InvalidInput

MAX_PRIORITY = 100


def checked_priority(priority: int) -> int:
    """The priority of a task, if it is one; raise `InvalidInput`."""
    if not 0 <= priority <= MAX_PRIORITY:
        raise InvalidInput("priority", f"from 0 to {MAX_PRIORITY}", str(priority), "send a number in this range")
    return priority
