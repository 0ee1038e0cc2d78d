"""Reading, pinning and moving the demonstration clock."""

from __future__ import annotations

from datetime import timedelta

from api.clock.advance import advance_to, morning_of
from api.clock.schemas import AdvanceClock, Advanced, ClockState, PinClock
from api.kit.context import Context
from api.kit.problems import conflict, forbidden, invalid
from engine import commands
from engine.store import clock_pin
from handlers.deadlines import date_in_china


def get_clock(ctx: Context) -> ClockState:
    """The engine's time."""
    with ctx.read() as session:
        now = ctx.runtime.engine.now(session)
        pinned = ctx.runtime.settings.demo and clock_pin.get(session) is not None
    return ClockState(now=now, today=date_in_china(now), pinned=pinned)


def pin_clock(ctx: Context, body: PinClock) -> ClockState:
    """Pin to 09:00 of a date, or let time pass again."""
    _require_demo(ctx)
    today = body.today
    if today is None:
        ctx.run(commands.unpin_clock)
        return get_clock(ctx)
    if today < get_clock(ctx).today:
        raise _backwards("today")
    ctx.run(lambda uow: commands.pin_clock(uow, max(morning_of(today), uow.now)))
    return get_clock(ctx)


def advance_clock(ctx: Context, body: AdvanceClock) -> Advanced:
    """Move forward and fire what falls due on the way."""
    _require_demo(ctx)
    state = get_clock(ctx)
    if not state.pinned:
        raise conflict("clock-not-pinned", "演示时钟没有固定，不能快进。请先把时钟固定到某一天。")
    target = body.to or state.today + timedelta(days=body.days or 0)
    if target <= state.today:
        raise _backwards("to")
    fired = advance_to(ctx.runtime.engine, morning_of(target), ctx.actor)
    moved = get_clock(ctx)
    return Advanced(now=moved.now, today=moved.today, pinned=moved.pinned, fired=fired)


def _require_demo(ctx: Context) -> None:
    if not ctx.runtime.settings.demo:
        raise forbidden("只有演示模式可以调整时钟。正式环境使用真实时间。")


def _backwards(field: str) -> Exception:
    return invalid(field, "目标日期", "演示时钟只能向后推进，不能倒退", "请选择更晚的日期")
