"""The deadline ledger of a case, for people."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from api.cases.schemas import ClockView, Pause
from api.kit.dates import Today
from api.tasks.schemas import ExplanationStep
from handlers.deadlines import repository
from handlers.deadlines.ledger import remaining_working_days
from handlers.deadlines.models import Clock, Outcome

NAMES = {
    "T-ACC-5WD": "受理期限",
    "T-SUP": "补正期限",
    "T-EVAL-3MO": "评估期限",
    "T-RECT-3MO": "整改期限",
    "T-REEV": "再评估申请期限",
    "T-PUB": "公示期",
    "T-NEG": "协商谈判提醒",
    "T-BAR-1Y": "限制申请期",
}
OUTCOME_NAMES = {
    Outcome.RUNNING: "计时中",
    Outcome.MET: "按期完成",
    Outcome.BREACHED: "已逾期",
    Outcome.CANCELLED: "已取消",
}
HAVE_TO_PASS = frozenset({"T-PUB", "T-RECT-3MO"})
"""Clocks that are meant to run out: nobody is late."""
CAUSE_NAMES = {"supplement": "补充材料", "objection": "异议核查", "publicity.objection": "异议核查"}


def clock_views(session: Session, business_key: str, today: Today) -> list[ClockView]:
    """All clocks of a case in the order they were opened."""
    return [clock_view(clock, today) for clock in repository.of_case(session, business_key)]


def clock_view(clock: Clock, today: Today) -> ClockView:
    """One clock with its pauses and the explanation of its date."""
    period = clock.term.period
    running = clock.is_running
    return ClockView(
        key=str(clock.id),
        timer_id=clock.timer,
        name=NAMES.get(clock.timer, clock.timer),
        business_key=clock.business_key,
        start_event=clock.start_event,
        start_on=clock.start,
        rule=clock.rule.value if period is None else period.zh,
        due_on=clock.due,
        provisional=clock.provisional,
        remaining_working_days=remaining_working_days(clock, today.day, today.calendar) if running else None,
        overdue=running and clock.paused_since is None and clock.due < today.day,
        pauses=[
            Pause(since=pause.start, until=pause.end, reason=CAUSE_NAMES.get(pause.cause, pause.cause)) for pause in clock.pauses
        ],
        outcome=clock.outcome.value,
        outcome_name=_outcome_name(clock),
        closed_on=clock.closed_on,
        provisions=list(clock.provisions),
        explanation=explanation_steps(clock.explanation),
    )


def _outcome_name(clock: Clock) -> str:
    if clock.paused_since is not None:
        return "暂停中"
    if clock.outcome is Outcome.MET and clock.timer in HAVE_TO_PASS:
        return "期满"
    return OUTCOME_NAMES[clock.outcome]


def explanation_steps(explanation: dict[str, Any]) -> list[ExplanationStep]:
    """The steps of a stored explanation (`Deadline.to_json`)."""
    return [ExplanationStep(text=step["zh"], text_en=step["en"], provisions=step["provisions"]) for step in explanation["steps"]]
