"""Listing and resolving incidents."""

from __future__ import annotations

from api.cases.incidents import incident_view
from api.cases.schemas import IncidentView
from api.kit.context import Context
from api.kit.params import to_key
from api.kit.principal import AREA_VIEW_ROLES
from engine import commands
from engine.store import incidents


def list_incidents(ctx: Context) -> list[IncidentView]:
    """Open incidents of the supervised areas, newest first."""
    ctx.require_anywhere(*AREA_VIEW_ROLES)
    areas = sorted(ctx.principal.areas_with(AREA_VIEW_ROLES))
    with ctx.read() as session:
        return [incident_view(row) for row in incidents.search(session, areas)]


def resolve(ctx: Context, key: str) -> None:
    """Let the failed step run again; a job that has used up its tries gets another one."""
    ctx.require_anywhere(*AREA_VIEW_ROLES)
    ctx.run(lambda uow: commands.resolve_incident(uow, to_key(key, "该异常"), retries=1))
