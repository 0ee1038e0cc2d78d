"""Deleting deployed resources."""

from __future__ import annotations

from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import bad_request
from api.camunda.resources.schemas import DeletedResource, DeleteResource
from engine import commands

KIND = "resource"


def delete(ctx: Client, key: str, body: DeleteResource | None) -> DeletedResource:
    """Delete it; whoever may deploy may delete."""
    ctx.require("designer")
    if body is not None and body.delete_history:
        raise bad_request(
            "Expected deleteHistory to be false, but found true; the record of what was done is kept: leave it out."
        )
    ctx.run(lambda uow: commands.delete_resource(uow, to_key(key, KIND)))
    return DeletedResource(resource_key=key, batch_operation=None)
