"""Command: publish a message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from engine.commands.check_variables import check_variables
from engine.commands.messages import Message, correlate
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import WrongState
from engine.store import DEFAULT_TENANT, buffered_messages, locks, next_key


def publish_message(
    uow: UnitOfWork,
    name: str,
    correlation_key: str,
    variables: Mapping[str, Any] | None = None,
    *,
    time_to_live: timedelta = timedelta(0),
    message_id: str | None = None,
    tenant_id: str = DEFAULT_TENANT,
    business_key: str | None = None,
    only_tenant: bool = False,
    key: int | None = None,
) -> list[int]:
    """Give message `name` to the instances that wait for it under `correlation_key`, or start with it.

    It reaches at most one instance per process; a start with a key is held back while an instance so started is
    open. What nobody takes is kept for `time_to_live`. While a message with the same `message_id` is kept, a
    second one is refused with `WrongState`. Started instances get `tenant_id` and `business_key`. With `only_tenant` it
    reaches nobody in another tenant. `key` is the message's own, a new one without it. Returns the keys of the instances it
    reached so far.
    """
    given = check_variables(variables)
    message = Message(
        name, correlation_key, given, time_to_live, message_id, tenant_id, business_key, only_tenant, key=key or next_key()
    )
    _refuse_duplicate(uow, message)
    uow.audit("publish_message", "message", name, {"correlationKey": correlation_key, "messageId": message_id})
    uow.queue.run(partial(correlate, uow, message))
    return message.reached


def _refuse_duplicate(uow: UnitOfWork, message: Message) -> None:
    if message.message_id is None:
        return
    locks.message(uow.session, message.name, message.correlation_key)  # or its twin could slip in between
    kept = buffered_messages.waiting(uow.session, message.name, message.correlation_key, uow.now)
    if any(other.message_id == message.message_id for other in kept):
        raise WrongState("message", message.message_id, "PUBLISHED", "publish")
