"""The deadline ledger of a case, for people."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.cases.schemas import ClockView, Pause
from api.kit.dates import Today
from api.tasks.schemas import ExplanationStep
from handlers.deadlines import Rule, repository
from handlers.deadlines.ledger import remaining_working_days
from handlers.deadlines.models import Clock, Outcome
from handlers.jobs.timers import TIMERS

NAMES = {
    "T-ACC-5WD": "受理期限",
    "T-SUP": "补正期限",
    "T-EVAL-3MO": "评估期限",
    "T-RECT-3MO": "整改期限",
    "T-REEV": "再评估申请期限",
    "T-PUB": "公示期",
    "T-NEG": "协商谈判提醒",
    "T-BAR-1Y": "限制申请期",
    "T-COACH-6MO": "政策辅导期",
    "T-COACH-EXT": "辅导期延长",
    "T-RENEW-L": "续签申请期限",
    "T-TERM-END": "协议期限",
    "T-SUSP-180D": "自愿中止期限",
    "T-SUSP-END": "经办中止期限",
    "T-RECTIFY": "整改期限",
    "T-DEF": "陈述申辩期限",
    "T-DOC-7D": "资料提供期限",
    "T-HOLD": "暂停结算复核",
    "T-UNIT": "科室、人员暂停期限",
    "T-REC": "追回费用期限",
    "T-DAMAGES": "违约金缴纳期限",
    "T-CORRECT": "整改期限",
    "T-DEMAND": "催告履行期限",
    "T-SUIT": "提起诉讼期限",
    "T-REVIEW": "申请复议期限",
    "T-ORDER": "责令办理期限",
    "T-REPORT": "报告期限",
    "T-LINK": "联动回执期限",
    "T-CLEAR": "清算期限",
}
"""What people call a timer."""
OUTCOME_NAMES = {
    Outcome.RUNNING: "计时中",
    Outcome.MET: "按期完成",
    Outcome.BREACHED: "已逾期",
    Outcome.CANCELLED: "已取消",
}
HAVE_TO_PASS = frozenset({"T-PUB", "T-RECT-3MO", "T-COACH-6MO", "T-COACH-EXT", "T-TERM-END", "T-SUSP-END", "T-UNIT"})
"""Clocks that are met by running out."""
NOBODY_IS_LATE = tuple(timer.id for timer in TIMERS.values() if timer.has_to_pass)
MERELY_WAITED_FOR = (Rule.FLOOR, Rule.BAN, Rule.BAN_LENIENT)
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
        overdue=is_overdue(clock, today.day),
        pauses=[
            Pause(since=pause.start, until=pause.end, reason=CAUSE_NAMES.get(pause.cause, pause.cause)) for pause in clock.pauses
        ],
        outcome=clock.outcome.value,
        outcome_name=_outcome_name(clock),
        closed_on=clock.closed_on,
        provisions=list(clock.provisions),
        explanation=explanation_steps(clock.explanation),
    )


def is_overdue(clock: Clock, today: date) -> bool:
    """Whether somebody is late with a running clock: periods that merely have to pass make nobody late."""
    waits = clock.timer in NOBODY_IS_LATE or clock.rule in MERELY_WAITED_FOR
    return clock.is_running and clock.paused_since is None and clock.due < today and not waits


def _outcome_name(clock: Clock) -> str:
    if clock.paused_since is not None:
        return "暂停中"
    if clock.outcome is Outcome.MET and clock.timer in HAVE_TO_PASS:
        return "期满"
    return OUTCOME_NAMES[clock.outcome]


def explanation_steps(explanation: dict[str, Any]) -> list[ExplanationStep]:
    """The steps of a stored explanation (`Deadline.to_json`)."""
    return [ExplanationStep(text=step["zh"], text_en=step["en"], provisions=step["provisions"]) for step in explanation["steps"]]
