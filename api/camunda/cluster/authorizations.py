"""What the caller may do, in the contract's words. The rules themselves stand with each noun; this only tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from api.camunda.cluster.schemas import Authorization, OwnAuthorizations
from api.camunda.kit.client import Client
from api.camunda.kit.schemas import PageInfo
from api.camunda.search.request import SearchRequest
from api.kit.principal import TRIAL_ROLES

ANY = "*"
Rights: TypeAlias = Mapping[str, tuple[str, ...]]
READER: Rights = {
    "PROCESS_DEFINITION": ("READ_PROCESS_DEFINITION", "READ_PROCESS_INSTANCE", "READ_USER_TASK"),
    "DECISION_DEFINITION": ("READ_DECISION_DEFINITION", "READ_DECISION_INSTANCE", "CREATE_DECISION_INSTANCE"),
    "DECISION_REQUIREMENTS_DEFINITION": ("READ",),
    "USER_TASK": ("READ", "COMPLETE"),
    "EXPRESSION": ("EVALUATE",),
}
"""Everybody on the staff, within what the web app shows them."""
SUPERVISOR: Rights = {
    "PROCESS_DEFINITION": (
        "CREATE_PROCESS_INSTANCE",
        "UPDATE_PROCESS_INSTANCE",
        "CANCEL_PROCESS_INSTANCE",
        "UPDATE_USER_TASK",
    ),
    "MESSAGE": ("CREATE",),
}
"""Whoever supervises an area, there; designers and operators in the trial area."""
DESIGNER: Rights = {"RESOURCE": ("CREATE", "READ")}


def search(ctx: Client, request: SearchRequest | None) -> OwnAuthorizations:
    """All of them, narrowed by `resourceType` when the filter names one; there are too few to page through."""
    granted: dict[str, list[str]] = {}
    for rights in _rights(ctx):
        for resource, permissions in rights.items():
            granted.setdefault(resource, []).extend(permissions)
    wanted = (request.filter or {}).get("resourceType") if request else None
    items = [
        Authorization(
            owner_id=ctx.principal.username,
            owner_type="USER",
            resource_type=resource,
            resource_id=ANY,
            resource_property_name=None,
            permission_types=permissions,
            authorization_key=str(number),
        )
        for number, (resource, permissions) in enumerate(sorted(granted.items()), 1)
        if wanted in {None, resource}
    ]
    page = PageInfo(total_items=len(items), has_more_total_items=False, start_cursor=None, end_cursor=None)
    return OwnAuthorizations(authorizations_enabled=True, items=items, page=page)


def _rights(ctx: Client) -> list[Rights]:
    rights = [READER]
    if ctx.actor.supervises or not ctx.principal.roles.isdisjoint(TRIAL_ROLES):
        rights.append(SUPERVISOR)
    if "designer" in ctx.principal.roles:
        rights.append(DESIGNER)
    return rights
