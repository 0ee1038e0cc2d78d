"""Command: broadcast a signal."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from engine.commands.check_name import check_name
from engine.commands.check_variables import check_variables
from engine.commands.signals import broadcast
from engine.commands.unit_of_work import UnitOfWork
from engine.store import DEFAULT_TENANT


def broadcast_signal(
    uow: UnitOfWork,
    name: str,
    variables: Mapping[str, Any] | None = None,
    *,
    tenant_id: str = DEFAULT_TENANT,
    only_tenant: bool = False,
) -> None:
    """Give signal `name` to everybody (with `only_tenant`: in `tenant_id`) who waits for it, and start what begins with it."""
    given = check_variables(variables)
    check_name("signalName", name)
    uow.audit("broadcast_signal", "signal", name)
    uow.queue.run(partial(broadcast, uow, name, given, tenant_id, only_tenant=only_tenant))
