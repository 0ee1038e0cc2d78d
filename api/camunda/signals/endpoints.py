"""Signals."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.kit.client import Caller
from api.camunda.signals.schemas import BroadcastResult, BroadcastSignal
from engine import commands
from engine.store import next_key

private = APIRouter(prefix="/signals", tags=["Signals"])


@private.post("/broadcast")
def broadcast_signal(ctx: Caller, body: BroadcastSignal) -> BroadcastResult:
    """Broadcast a signal in an area one supervises."""
    tenant_id = ctx.tenant(body.tenant_id)
    name, given = body.signal_name, body.variables
    ctx.run(lambda uow: commands.broadcast_signal(uow, name, given, tenant_id=tenant_id, only_tenant=True))
    return BroadcastResult(tenant_id=tenant_id, signal_key=str(next_key()))
