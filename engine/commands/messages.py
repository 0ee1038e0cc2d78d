"""Message correlation: waiting instances first, then message start events, then the buffer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from engine.commands import step as steps
from engine.commands.check_name import check_name
from engine.spiff import Instance
from engine.spiff.waits import MessageWait
from engine.store import buffered_messages, locked_instances, locks, process_definitions, process_instances, subscriptions
from engine.store.buffered_messages import BufferedMessage
from engine.store.keys import next_key
from engine.store.locked_instances import LockedInstance
from engine.store.message_correlations import MessageCorrelation
from engine.store.subscriptions import MessageSubscription, StartKind, StartSubscription

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Message:
    """A published message. An instance it starts takes its tenant and business key.

    With `only_tenant` it reaches nobody in another one. `reached` fills with the instances it went to.
    """

    name: str
    correlation_key: str
    variables: Mapping[str, Any]
    time_to_live: timedelta
    message_id: str | None
    tenant_id: str
    business_key: str | None
    only_tenant: bool = False
    reached: list[int] = field(default_factory=list)
    key: int = field(default_factory=next_key)

    def __post_init__(self) -> None:
        """Raise `InvalidInput` for what no database could store and look for."""
        check_name("name", self.name)
        check_name("correlationKey", self.correlation_key)
        check_name("messageId", self.message_id or "")
        check_name("tenantId", self.tenant_id)
        check_name("businessKey", self.business_key or "")


def correlate(uow: UnitOfWork, message: Message) -> None:
    """Give the message to at most one instance of every process that waits for it, or starts with it.

    What is left of it stays in the buffer for its time-to-live. A work item, never a call within a step.
    """
    locks.message(uow.session, message.name, message.correlation_key)
    taken: set[str] = set()
    within = message.tenant_id if message.only_tenant else None
    for waiting in subscriptions.messages(uow.session, message.name, message.correlation_key, within):
        if waiting.process_id not in taken and _still_waits(uow, waiting.instance_key, waiting.wait_id):
            taken.add(waiting.process_id)
            message.reached.append(waiting.instance_key)
            _deliver(uow, waiting, message)
    for start in subscriptions.starts(uow.session, StartKind.MESSAGE, message.name):
        if start.process_id not in taken and _may_start(uow, start.process_id, message.correlation_key):
            taken.add(start.process_id)
            message.reached.append(_begin(uow, start, message))
    if message.time_to_live > timedelta(0):
        uow.session.add(_buffered(uow, message, taken))


def take_buffered(uow: UnitOfWork, row: LockedInstance, wait: MessageWait) -> None:
    """A new subscription takes the oldest buffered message its process has not had yet."""
    locks.message(uow.session, wait.name, wait.correlation_key)
    for message in buffered_messages.waiting(uow.session, wait.name, wait.correlation_key, uow.now):
        waiting = subscriptions.open_message(uow.session, row.key, wait.id)
        if waiting is None:
            return
        is_for_it = message.tenant_id == row.tenant_id or not message.only_tenant
        if is_for_it and row.process_id not in message.taken_by:
            buffered_messages.take(message, row.process_id)
            _deliver(uow, waiting, message)


def start_next(uow: UnitOfWork, ended: LockedInstance) -> None:
    """An instance that a keyed message had started has ended: a buffered one may start the next."""
    for start in subscriptions.starts_of(uow.session, ended.process_id, StartKind.MESSAGE):
        key = str(ended.start_key)
        locks.message(uow.session, start.name, key)
        for message in buffered_messages.waiting(uow.session, start.name, key, uow.now):
            if start.process_id not in message.taken_by and _may_start(uow, start.process_id, key):
                buffered_messages.take(message, start.process_id)
                _begin(uow, start, message)


def _still_waits(uow: UnitOfWork, instance_key: int, wait_id: int) -> bool:
    """Whether it does now that its instance is locked: meanwhile somebody may have ended or suspended it."""
    uow.locked = locked_instances.lock(uow.connection, instance_key)
    is_open = subscriptions.open_message(uow.session, instance_key, wait_id) is not None
    if not is_open:
        uow.locked = None
    return is_open


def _deliver(uow: UnitOfWork, waiting: MessageSubscription, message: Message | BufferedMessage) -> None:
    instance_key, wait_id = waiting.instance_key, waiting.wait_id
    correlated = _correlated(uow, waiting, message, instance_key)

    def act(instance: Instance) -> None:
        instance.trigger(wait_id, message.variables)

    steps.step(uow, instance_key, act, command="correlate", wait_id=wait_id)
    uow.session.add(correlated)


def _correlated(
    uow: UnitOfWork, by: MessageSubscription | StartSubscription, message: Message | BufferedMessage, instance_key: int
) -> MessageCorrelation:
    return MessageCorrelation(
        key=next_key(),
        message_key=message.key,
        subscription_key=by.key,
        instance_key=instance_key,
        element_id=by.element_id,
        name=message.name,
        correlation_key=message.correlation_key,
        is_start=isinstance(by, StartSubscription),
        at=uow.now,
    )


def _may_start(uow: UnitOfWork, process_id: str, correlation_key: str) -> bool:
    return not correlation_key or not process_instances.has_open_start(uow.session, process_id, correlation_key)


def _begin(uow: UnitOfWork, start: StartSubscription, message: Message | BufferedMessage) -> int:
    definition = process_definitions.get(uow.session, start.definition_key)
    how = steps.Start(
        variables=message.variables,
        tenant_id=message.tenant_id,
        business_key=message.business_key,
        start_element=start.element_id,
        start_key=message.correlation_key or None,
    )
    key = next_key()
    steps.begin(uow, definition, how, key)
    uow.session.add(_correlated(uow, start, message, key))
    return key


def _buffered(uow: UnitOfWork, message: Message, taken: set[str]) -> BufferedMessage:
    return BufferedMessage(
        key=message.key,
        name=message.name,
        correlation_key=message.correlation_key,
        message_id=message.message_id,
        tenant_id=message.tenant_id,
        business_key=message.business_key,
        variables=dict(message.variables),
        published=uow.now,
        expires=uow.now + message.time_to_live,
        taken_by=sorted(taken),
        only_tenant=message.only_tenant,
    )
