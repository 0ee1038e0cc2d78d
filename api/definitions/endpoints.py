"""Deployed resources."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response, UploadFile

from api.definitions import details, migration, service
from api.definitions.schemas import Definition, DefinitionDetail, DefinitionDifference, Deployment, RunningCase
from api.kit.context import SignedIn
from api.kit.params import Cursor, DefinitionKey, Limit
from api.kit.schemas import Page
from api.operations.schemas import Migration, MigrationPreview, Operation

private = APIRouter(prefix="/definitions", tags=["definitions"])


@private.get("")
def list_definitions(ctx: SignedIn, latest: bool = True) -> list[Definition]:
    """Deployed processes, decisions and forms (staff only)."""
    return service.list_definitions(ctx, latest_only=latest)


@private.get("/{key}")
def read_definition(ctx: SignedIn, key: DefinitionKey) -> DefinitionDetail:
    """All versions with the cases on them, and the forms, tables and processes it refers to (staff only)."""
    return details.read_definition(ctx, key)


@private.get("/{key}/difference")
def read_difference(ctx: SignedIn, key: DefinitionKey, since: Annotated[str, Query(max_length=20)]) -> DefinitionDifference:
    """What changed from version `since` (its key) to this one, element by element (staff only)."""
    return details.read_difference(ctx, key, since)


@private.get("/{key}/instances")
def list_running_cases(ctx: SignedIn, key: DefinitionKey, cursor: Cursor = None, limit: Limit = 20) -> Page[RunningCase]:
    """The unfinished process instances on this version, newest first, as far as the person may see them."""
    return details.list_running_cases(ctx, key, cursor, limit)


@private.get("/{key}/resource", response_class=Response)
def read_resource(ctx: SignedIn, key: DefinitionKey) -> Response:
    """The deployed bytes, unchanged."""
    return service.read_resource(ctx, key)


@private.post("/{key}/migration/preview")
def preview_migration(ctx: SignedIn, key: DefinitionKey, body: Migration) -> MigrationPreview:
    """What moving the running cases of this version to another one would do, without doing it (operators)."""
    return migration.preview(ctx, key, body)


@private.post("/{key}/migration", status_code=201)
def start_migration(ctx: SignedIn, key: DefinitionKey, body: Migration) -> Operation:
    """Move the running cases of this version to another one, in the background (operators)."""
    return migration.start(ctx, key, body)


@private.post("", status_code=201)
def deploy(ctx: SignedIn, files: list[UploadFile]) -> Deployment:
    """Deploy .bpmn, .dmn and .form files together (designers); errors name element, line and remedy."""
    return service.deploy(ctx, files)
