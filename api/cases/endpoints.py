"""The case page."""

from __future__ import annotations

from fastapi import APIRouter

from api.applications.schemas import PartyType
from api.cases import service, timeline
from api.cases.diagram import get_diagram
from api.cases.query import CaseQuery
from api.cases.schemas import CaseDetail, CaseSort, Diagram, TimelineEntry
from api.kit.context import SignedIn
from api.kit.params import BusinessKey, Cursor, InstanceKey, Limit, OptionalArea, Text
from api.kit.schemas import Page
from api.tasks.schemas import CaseSummary

private = APIRouter(prefix="/cases", tags=["cases"])


@private.get("")
def search_cases(
    ctx: SignedIn,
    q: Text = "",
    party_type: PartyType | None = None,
    state: Text = "",
    area: OptionalArea = None,
    sort: CaseSort = CaseSort.NUMBER_DESC,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[CaseSummary]:
    """Cases of the person's areas (or of their own party), by number or party name."""
    query = CaseQuery(q, party_type, state, area, sort, cursor, limit)
    return service.search_cases(ctx, query)


@private.get("/{business_key}")
def get_case(ctx: SignedIn, business_key: BusinessKey) -> CaseDetail:
    """Application, state, process instances, open tasks, agreement, clocks, notices and attachments."""
    return service.get_case(ctx, business_key)


@private.get("/{business_key}/timeline")
def get_timeline(ctx: SignedIn, business_key: BusinessKey) -> list[TimelineEntry]:
    """What happened, newest last: steps from the engine's history and events of the domain, in Chinese."""
    return timeline.get_timeline(ctx, business_key)


@private.get("/{business_key}/instances/{key}/diagram")
def read_diagram(ctx: SignedIn, business_key: BusinessKey, key: InstanceKey) -> Diagram:
    """The diagram of one process instance with its tokens and its path."""
    return get_diagram(ctx, business_key, key)
