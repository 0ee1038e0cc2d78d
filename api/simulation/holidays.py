"""The holiday arrangement of a year to come, published the way an operator loads the real one."""

from __future__ import annotations

from api.calendar.schemas import RestDay, SetCalendar
from api.calendar.service import load_year
from api.kit.context import Context
from api.runtime import Runtime
from api.simulation.people import staff
from api.simulation.population import AREA
from handlers.deadlines.arrangements import package_arrangement

SOURCE = "模拟安排"


def publish_year(runtime: Runtime, year: int) -> None:
    """Load what is guessed of the year as its arrangement; deadlines that rest on that year are counted again."""
    officer = next(one for one in staff((AREA,)) if one.has(AREA, "operator"))
    guess = package_arrangement(year)
    rests = [RestDay(day=day, name=name) for day, name in sorted(guess.off.items())]
    body = SetCalendar(off=rests, work=sorted(guess.work), source=SOURCE)
    load_year(Context(runtime, officer, session_key=0, expires_at=runtime.wall.now()), year, body)
