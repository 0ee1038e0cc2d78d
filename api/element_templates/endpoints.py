"""Element templates for Camunda Modeler."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from api.definitions.service import STAFF
from api.element_templates.templates import templates
from api.kit.context import SignedIn

private = APIRouter(prefix="/element-templates", tags=["definitions"])


@private.get("")
def list_element_templates(ctx: SignedIn) -> list[dict[str, Any]]:
    """A template for every job type, to be put into `.camunda/element-templates` beside the diagrams (staff only)."""
    ctx.require_anywhere(*STAFF)
    return templates()
