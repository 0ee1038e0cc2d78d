"""Forms."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.kit.client import Caller
from api.camunda.kit.forms import FormResult, form_result
from api.camunda.kit.keys import PathKey, to_key
from engine.store import forms

private = APIRouter(prefix="/forms", tags=["Forms and expressions"])


@private.get("/{key}")
def get_form(ctx: Caller, key: PathKey) -> FormResult:
    """One version of a form, its schema as JSON text."""
    with ctx.read() as session:
        return form_result(session, forms.get(session, to_key(key, "form")))
