"""The statutory timers of PR-20 that the procedures run: how each is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sqlalchemy.orm import Session

from engine.errors import InvalidInput
from handlers import parameters
from handlers.deadlines import Rule, Term, Unit, period_of


@dataclass(frozen=True, slots=True)
class StatutoryTimer:
    """One row of PR-20. `parameter` holds the amount in force; `start_event` is shown to people.

    With `has_to_pass` nothing is late when it has run out: publicity has to last that long, a reminder only reminds.
    `FIXED` timers have no amount: a decision or an order states their last day.
    """

    id: str
    rule: Rule
    unit: Unit
    parameter: str
    start_event: str
    has_to_pass: bool = False

    def term(self, session: Session, start: date, area: str, provisions: tuple[str, ...]) -> Term:
        """The term that begins on `start` with the amount in force in `area` on that day."""
        amount = parameters.integer(session, self.parameter, area, start)
        return Term(self.rule, start, period_of(self.unit, amount), provisions)


_ALL = (
    StatutoryTimer("T-ACC-5WD", Rule.ACT, Unit.WORKING_DAYS, "acceptance_days", "收到申请材料"),
    StatutoryTimer("T-SUP", Rule.ACT, Unit.WORKING_DAYS, "supplement_limit", "补正告知书送达"),
    StatutoryTimer("T-EVAL-3MO", Rule.ACT, Unit.MONTHS, "evaluation_months", "受理或申请再评估"),
    StatutoryTimer("T-RECT-3MO", Rule.FLOOR, Unit.MONTHS, "rectification_months", "不合格告知书送达"),
    StatutoryTimer("T-REEV", Rule.ACT, Unit.MONTHS, "reevaluation_window", "整改期满"),
    StatutoryTimer("T-BAR-1Y", Rule.BAN, Unit.YEARS, "reevaluation_bar_years", "再评估不合格告知书送达"),
    StatutoryTimer("T-PUB", Rule.ACT, Unit.WORKING_DAYS, "publicity_days", "拟签约名单公示", has_to_pass=True),
    StatutoryTimer("T-NEG", Rule.ACT, Unit.WORKING_DAYS, "negotiation_reminder", "公示期满", has_to_pass=True),
    # breach handling (PR-10)
    StatutoryTimer("T-DEF", Rule.ACT, Unit.WORKING_DAYS, "defence_days", "事先告知书送达", has_to_pass=True),
    StatutoryTimer("T-REC", Rule.ACT, Unit.WORKING_DAYS, "recovery_days", "违约处理决定书送达"),
    StatutoryTimer("T-DAMAGES", Rule.ACT, Unit.WORKING_DAYS, "damages_days", "违约处理决定书送达"),
    StatutoryTimer("T-REPORT", Rule.ACT, Unit.WORKING_DAYS, "report_days", "作出中止、解除处理"),
    StatutoryTimer("T-HOLD", Rule.ACT, Unit.CALENDAR_DAYS, "hold_review_days", "暂停结算或上次复核", has_to_pass=True),
    StatutoryTimer("T-DOC-7D", Rule.ACT, Unit.CALENDAR_DAYS, "document_demand_days", "资料调取通知书送达"),
    StatutoryTimer("T-DEMAND", Rule.ACT, Unit.WORKING_DAYS, "performance_demand_days", "催告书送达"),
    StatutoryTimer("T-SUIT", Rule.ACT, Unit.MONTHS, "suit_months", "履行决定书送达", has_to_pass=True),
    StatutoryTimer("T-ORDER", Rule.FIXED, Unit.CALENDAR_DAYS, "", "行政部门责令处理"),
    StatutoryTimer("T-CORRECT", Rule.FIXED, Unit.CALENDAR_DAYS, "", "违约处理决定书送达"),
    StatutoryTimer("T-UNIT", Rule.FIXED, Unit.CALENDAR_DAYS, "", "暂停人员或部门结算", has_to_pass=True),
    # coaching, renewal, expiry (PR-04, PR-08, PR-14)
    StatutoryTimer("T-COACH-6MO", Rule.STATUS, Unit.MONTHS, "coaching_months", "协议生效", has_to_pass=True),
    StatutoryTimer("T-COACH-EXT", Rule.STATUS, Unit.MONTHS, "coaching_extension_months", "首期辅导期届满", has_to_pass=True),
    StatutoryTimer("T-RENEW-L", Rule.BEFORE, Unit.MONTHS, "renewal_months", "协议期限届满"),
    StatutoryTimer("T-TERM-END", Rule.FIXED, Unit.CALENDAR_DAYS, "", "协议生效", has_to_pass=True),
    StatutoryTimer("T-CLEAR", Rule.ACT, Unit.CALENDAR_DAYS, "final_clearing_days", "协议终止"),
    StatutoryTimer("T-LINK", Rule.ACT, Unit.WORKING_DAYS, "linkage_days", "发出联动通知书"),
    # suspension (PR-09)
    StatutoryTimer("T-SUSP-180D", Rule.LIMIT, Unit.CALENDAR_DAYS, "voluntary_suspension_max", "自愿中止生效"),
    StatutoryTimer("T-SUSP-END", Rule.FIXED, Unit.CALENDAR_DAYS, "", "经办机构中止生效", has_to_pass=True),
    StatutoryTimer("T-RECTIFY", Rule.ACT, Unit.CALENDAR_DAYS, "rectification_days", "中止协议决定书送达"),
)
TIMERS: Mapping[str, StatutoryTimer] = MappingProxyType({timer.id: timer for timer in _ALL})
"""By id."""


def timer_of(name: str) -> StatutoryTimer:
    """The timer of that id. Raises InvalidInput."""
    found = TIMERS.get(name)
    if found is None:
        raise InvalidInput("header 'timer'", f"one of {', '.join(TIMERS)}", repr(name), "correct the header")
    return found
