"""The working-day calendar."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from api.calendar import service
from api.calendar.schemas import CalendarLoaded, CalendarYear, SetCalendar
from api.kit.context import SignedIn

private = APIRouter(prefix="/calendar", tags=["calendar"])
Year = Annotated[int, Path(ge=2020, le=2100)]


@private.get("/{year}")
def get_year(ctx: SignedIn, year: Year) -> CalendarYear:
    """The arrangement in force for a year; `published` is false while it is only assumed."""
    return service.get_year(ctx, year)


@private.put("/{year}")
def load_year(ctx: SignedIn, year: Year, body: SetCalendar) -> CalendarLoaded:
    """Load a year's arrangement (operators) and recompute running clocks."""
    return service.load_year(ctx, year, body)
