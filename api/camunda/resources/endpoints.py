"""Deployed resources."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.kit.client import Caller
from api.camunda.kit.keys import PathKey
from api.camunda.resources import service
from api.camunda.resources.schemas import DeletedResource, DeleteResource

private = APIRouter(prefix="/resources", tags=["Resources"])


@private.post("/{key}/deletion")
def delete_resource(ctx: Caller, key: PathKey, body: DeleteResource | None = None) -> DeletedResource:
    """Delete a version of a process, a form or a file of decisions (designers). Instances go on to their end (`DRAINING`), the
    version before becomes the newest. History is never deleted: `deleteHistory` is refused."""
    return service.delete(ctx, key, body)
