"""Process instances."""

from __future__ import annotations

from fastapi import APIRouter

from api.instances import service
from api.instances.schemas import InstanceDetail
from api.kit.context import SignedIn
from api.kit.params import InstanceKey

private = APIRouter(prefix="/instances", tags=["operations"])


@private.get("/{key}")
def read_instance(ctx: SignedIn, key: InstanceKey) -> InstanceDetail:
    """Its diagram with tokens, open tasks, variables, incidents, caller and called ones (operators and designers)."""
    return service.read_instance(ctx, key)
