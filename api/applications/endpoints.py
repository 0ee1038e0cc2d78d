"""What an institution's user does with their own applications."""

from __future__ import annotations

from fastapi import APIRouter

from api.applications import actions, service
from api.applications.schemas import (
    Act,
    Action,
    ActionForm,
    ApplicationDetail,
    ApplicationForm,
    ApplicationRow,
    PartyType,
    Submit,
    Submitted,
)
from api.kit.context import SignedIn
from api.kit.params import Area, BusinessKey

private = APIRouter(prefix="/applications", tags=["applications"])


@private.get("/form")
def get_form(ctx: SignedIn, party_type: PartyType, area: Area) -> ApplicationForm:
    """The form an application starts with, prefilled with what the register knows of the party."""
    return service.get_form(ctx, party_type, area)


@private.get("")
def list_applications(ctx: SignedIn) -> list[ApplicationRow]:
    """My applications, newest first."""
    return service.list_applications(ctx)


@private.post("", status_code=201)
def submit(ctx: SignedIn, body: Submit) -> Submitted:
    """Submit an application: checks the form, registers receipt and starts the acceptance clock."""
    return actions.submit(ctx, body)


@private.get("/{business_key}")
def get_application(ctx: SignedIn, business_key: BusinessKey) -> ApplicationDetail:
    """One of my applications, with what I can do now."""
    return service.get_application(ctx, business_key)


@private.get("/{business_key}/actions/{action}")
def get_action_form(ctx: SignedIn, business_key: BusinessKey, action: Action) -> ActionForm:
    """The form for answering a supplement notice, asking for re-evaluation, or withdrawing."""
    return service.get_action_form(ctx, business_key, action)


@private.post("/{business_key}/actions/{action}")
def act(ctx: SignedIn, business_key: BusinessKey, action: Action, body: Act) -> ApplicationRow:
    """Do it. A request for re-evaluation that comes too early is returned with the first lawful date."""
    return actions.act(ctx, business_key, action, body)
