"""Whether somebody waits for a message now: a running procedure, or a start event that its key may start."""

from __future__ import annotations

from collections import Counter

from sqlalchemy.orm import Session

from engine.store import process_instances, subscriptions
from engine.store.subscriptions import StartKind


def waits_in(session: Session, message: str, correlation_key: str) -> bool:
    """Whether a running procedure waits for the message under that key."""
    return bool(subscriptions.messages(session, message, correlation_key))


def is_awaited(session: Session, message: str, correlation_key: str | None) -> bool:
    """Whether the message would reach anybody; None: that of a case yet to be opened, or none at all."""
    if correlation_key is not None and waits_in(session, message, correlation_key):
        return True
    return any(
        correlation_key is None or not process_instances.has_open_start(session, start.process_id, correlation_key)
        for start in subscriptions.starts(session, StartKind.MESSAGE, message)
    )


def times_to_publish(session: Session, message: str, correlation_key: str) -> int:
    """How often the message must be published to reach everybody who waits: each time reaches one instance a process."""
    waiting = Counter(one.process_id for one in subscriptions.messages(session, message, correlation_key))
    return max(waiting.values(), default=0)
