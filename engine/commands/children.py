"""Call activities: child instances are started, cancelled, and answer their parent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.commands import step as steps
from engine.commands.failures import Noted
from engine.errors import StepFailed
from engine.spiff import Instance
from engine.spiff.effects import CancelChild, StartChild
from engine.store import process_definitions, process_instances, versioned
from engine.store.locked_instances import LockedInstance
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import InstanceStatus

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork


def start_child(uow: UnitOfWork, parent: LockedInstance, request: StartChild, element_id: str) -> None:
    """Start the child instance call activity `element_id` asks for; it inherits tenant and business key."""
    start = steps.Start(
        variables=request.variables,
        tenant_id=parent.tenant_id,
        business_key=parent.business_key,
        parent=steps.Parent(parent.key, request.wait_id, parent.root_key, parent.status is InstanceStatus.SUSPENDED),
    )
    with Noted(uow, parent, request.wait_id):
        steps.begin(uow, _called(uow, parent, request, element_id), start)


def _called(uow: UnitOfWork, parent: LockedInstance, request: StartChild, element_id: str) -> ProcessDefinitionRow:
    deployment_key = process_definitions.get(uow.session, parent.definition_key).deployment_key
    definition = versioned.bound(
        uow.session,
        ProcessDefinitionRow,
        request.process_id,
        request.binding,
        request.version_tag,
        deployment_key,
    )
    if definition is None or definition.deleted is not None:
        detail = f"no process '{request.process_id}' is deployed (binding {request.binding})"
        raise StepFailed("CALLED_ELEMENT_ERROR", element_id, detail)
    return definition


def cancel_child(uow: UnitOfWork, parent: LockedInstance, request: CancelChild) -> None:
    """The parent's call activity is gone: cut its child loose at once, then cancel it in its turn."""
    key = process_instances.detach_child(uow.session, parent.key, request.wait_id)
    if key is not None:
        uow.queue.run(partial(_cancel, uow, key))


def answer_parent(uow: UnitOfWork, child: LockedInstance, instance: Instance) -> None:
    """A child has ended: go on in the parent, with the child's variables or with the error nobody caught."""
    parent_key, wait_id = child.parent_key, child.parent_wait
    if parent_key is None or wait_id is None:
        return

    def act(parent: Instance) -> None:
        if instance.uncaught is None:
            parent.trigger(wait_id, instance.variables)
        else:
            code, message, variables, origin = instance.uncaught
            parent.throw_error(wait_id, code, message, variables, origin)

    steps.step(uow, parent_key, act, command="answer", wait_id=wait_id, while_suspended=True)


def _cancel(uow: UnitOfWork, key: int) -> None:
    # it may have ended by itself while this item waited in line
    if process_instances.get(uow.session, key).status.is_running:
        steps.step(uow, key, Instance.cancel, command="cancel", while_suspended=True)
