"""Who may intervene in a running instance."""

from __future__ import annotations

from engine.actor import Actor
from engine.errors import Forbidden
from engine.store.process_instances import ProcessInstance


def require_supervisor_of(actor: Actor, row: ProcessInstance, command: str) -> None:
    """The actor must supervise the instance's tenant; raise `Forbidden`. Everybody else works through tasks."""
    if not actor.supervises_in(row.tenant_id):
        raise Forbidden(command, "process instance", row.key, f"you do not supervise area '{row.tenant_id}'")
