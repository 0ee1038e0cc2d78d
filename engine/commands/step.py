"""The step: load an instance under lock, do one thing with it, store what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.commands.failures import Noted
from engine.commands.save import save_step
from engine.commands.services import StepServices
from engine.commands.suspension import hold
from engine.errors import WrongState
from engine.spiff import Instance
from engine.store import locked_instances
from engine.store.keys import next_key
from engine.store.locked_instances import LockedInstance
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import InstanceStatus
from engine.store.state import decode_state

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork

Act: TypeAlias = Callable[[Instance], None]


@dataclass(frozen=True, slots=True)
class Parent:
    """The call activity a child instance answers to; the child of a suspended instance rests from the beginning."""

    key: int
    wait_id: int
    root_key: int
    is_suspended: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """How a new instance begins. `start_key` is the correlation key of the message that starts it.

    `at` and `stop_after` as in `Instance.start`.
    """

    variables: Mapping[str, Any]
    tenant_id: str
    business_key: str | None = None
    parent: Parent | None = None
    start_element: str | None = None
    start_key: str | None = None
    at: tuple[str, ...] = ()
    stop_after: tuple[str, ...] = ()


def step(uow: UnitOfWork, key: int, act: Act, *, command: str, wait_id: int | None = None, while_suspended: bool = False) -> None:
    """Do `act` with the instance and store the outcome; raise `WrongState` when it has ended or, unless the command may be
    carried out `while_suspended`, rests.

    Call it from a work item only (`uow.queue.run`), so that one step has ended before the next one starts.
    """
    row = lock_running(uow, key, command, while_suspended=while_suspended)
    uow.touched.setdefault(key)
    with Noted(uow, row, wait_id):
        uow.queue.step_taken(row.process_id)
        definition = uow.engine.definitions.process(uow, row.definition_key)
        instance = Instance.load(definition, decode_state(row.state), StepServices(uow, row))
        act(instance)
        save_step(uow, row, instance, wait_id)
        instance.let_go()
    if row.status is InstanceStatus.SUSPENDED:
        hold(uow, row.key)


def lock_running(uow: UnitOfWork, key: int, command: str, *, while_suspended: bool) -> LockedInstance:
    """The instance, locked with its tree; raise `NotFound`, or `WrongState` as `step` does."""
    row, uow.locked = uow.locked, None
    if row is None or row.key != key:
        row = locked_instances.lock(uow.connection, key)
    if row.status is not InstanceStatus.ACTIVE and not (while_suspended and row.status is InstanceStatus.SUSPENDED):
        raise WrongState("process instance", key, row.status, command)
    return row


def begin(uow: UnitOfWork, definition: ProcessDefinitionRow, start: Start, key: int | None = None) -> None:
    """Create an instance under `key` and run it to its first waits; from a work item only."""
    key = next_key() if key is None else key
    parent = start.parent
    rests = parent is not None and parent.is_suspended
    row = LockedInstance(
        state=b"",
        revision=0,
        key=key,
        definition_key=definition.key,
        process_id=definition.id,
        tenant_id=start.tenant_id,
        business_key=start.business_key,
        status=InstanceStatus.SUSPENDED if rests else InstanceStatus.ACTIVE,
        suspended=uow.now if rests else None,
        open_waits=0,
        parent_key=None if parent is None else parent.key,
        parent_wait=None if parent is None else parent.wait_id,
        root_key=key if parent is None else parent.root_key,
        start_key=start.start_key,
        started=uow.now,
        started_by=uow.actor.id,
    )
    with Noted(uow, row, None):
        uow.queue.step_taken(row.process_id)
        compiled = uow.engine.definitions.process(uow, definition.key)
        services = StepServices(uow, row)
        instance = Instance.start(
            compiled, start.variables, services, start.start_element, at=start.at, stop_after=start.stop_after
        )
        save_step(uow, row, instance, None)
        instance.let_go()
    if row.status is InstanceStatus.SUSPENDED:
        hold(uow, row.key)
