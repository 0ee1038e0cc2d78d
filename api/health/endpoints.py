"""Health checks and public facts."""

from __future__ import annotations

from fastapi import APIRouter

from api.health import service
from api.health.schemas import Health, Meta
from api.kit.context import Public

probes = APIRouter(tags=["health"])
public = APIRouter(tags=["health"])


@probes.get("/healthz")
async def liveness() -> Health:
    """The process answers, also while all its threads wait for the database."""
    return Health(status="ok")


@probes.get("/readyz")
def readiness(ctx: Public) -> Health:
    """The database answers and is migrated, and this process is not about to end; 503 otherwise."""
    return service.check_ready(ctx.runtime)


@public.get("/meta")
def get_meta(ctx: Public) -> Meta:
    """Version, mode, date and pooling areas."""
    return service.get_meta(ctx.runtime)
