"""The deadline board."""

from __future__ import annotations

from fastapi import APIRouter

from api.deadlines import service
from api.deadlines.query import DeadlineQuery
from api.deadlines.schemas import DeadlineCounts, DeadlineGroup, DeadlineRow
from api.kit.context import SignedIn
from api.kit.params import Cursor, Limit, OptionalArea, Text
from api.kit.schemas import Page

private = APIRouter(prefix="/deadlines", tags=["deadlines"])


@private.get("")
def list_deadlines(
    ctx: SignedIn,
    group: DeadlineGroup = DeadlineGroup.WEEK,
    area: OptionalArea = None,
    timer: Text = "",
    q: Text = "",
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[DeadlineRow]:
    """Running clocks of the person's areas (or of their own party), the most urgent first."""
    return service.list_deadlines(ctx, DeadlineQuery(group, area, timer, q, cursor, limit))


@private.get("/counts")
def count_deadlines(ctx: SignedIn, area: OptionalArea = None) -> DeadlineCounts:
    """How many clocks are due today, this week, overdue, or standing still."""
    return service.count_deadlines(ctx, area)
