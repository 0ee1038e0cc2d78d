"""The three stories that `dingdian demo` tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from api.applications.schemas import Action
from api.cases.clocks import clock_view
from api.cases.schemas import ClockView
from api.cases.timeline import entries_for
from api.demo.load import register_people
from api.demo.walk import Walker
from api.designated.service import list_designated
from api.kit.principal import Principal
from handlers import applications
from handlers.deadlines import repository as ledger
from handlers.deadlines.dates import zh

READER = Principal(0, "yunwei", "演示", frozenset({("operator", "330100")}))
TOLD_KINDS = frozenset({"domain", "notice", "decision"})
START = date(2026, 9, 29)
MAX_STEPS = 12


@dataclass(slots=True)
class Teller:
    """Prints what is new in a case since it was last told: events with their dates, clocks with their reasons."""

    walker: Walker
    say: Callable[[str], None]
    told: dict[str, int] = field(default_factory=dict)
    clocks: set[str] = field(default_factory=set)

    def tell(self, number: str) -> None:
        """Print the new lines of the case's timeline and its new or moved clocks."""
        runtime = self.walker.runtime
        with runtime.database.read() as session:
            application = applications.application_of(session, number)
            entries = [one for one in entries_for(session, READER, application) if one.kind in TOLD_KINDS]
            for entry in entries[self.told.get(number, 0) :]:
                provisions = f"  [{' '.join(entry.provisions)}]" if entry.provisions else ""
                detail = f" — {entry.detail}" if entry.detail else ""
                self.say(f"  {zh(entry.on)} {entry.title}{detail}{provisions}")
            self.told[number] = len(entries)
            today = runtime.today(session)
            for clock in ledger.of_case(session, number):
                self._tell_clock(clock_view(clock, today))
            self.say(f"  {zh(today.day)} 申请状态：{application.state.label}")

    def _tell_clock(self, clock: ClockView) -> None:
        mark = f"{clock.key} {clock.due_on} {clock.outcome}"
        if mark in self.clocks:
            return
        self.clocks.add(mark)
        if clock.outcome != "running":
            self.say(f"    {clock.name}:{clock.outcome_name}")
            return
        self.say(f"    {clock.name}({clock.timer_id}):至 {zh(clock.due_on)}")
        for step in clock.explanation if len(clock.explanation) <= MAX_STEPS else clock.explanation[:1]:
            self.say(f"      {step.text}")


def tell_all(walker: Walker, say: Callable[[str], None]) -> None:
    """All three, one after another, on one clock that starts on 2026-09-29."""
    walker.pin(START)
    register_people(walker.runtime)
    teller = Teller(walker, say)
    _designated(teller)
    _refused(teller)
    _barred(teller)


def _designated(teller: Teller) -> None:
    walker = teller.walker
    teller.say("一、药店：从提交申请到名单公布(杭州拱墅康泽大药房)")
    number = walker.submit("杭州拱墅康泽大药房")
    teller.say(f"  申请编号 {number}")
    teller.tell(number)
    _on(teller, number, date(2026, 10, 9), "Task_CheckCompleteness")
    _on(teller, number, date(2026, 10, 14), "Task_ArrangeEvaluation")
    _on(teller, number, date(2026, 10, 20), "Task_PaperReview", "Task_SiteVisit")
    _on(teller, number, date(2026, 10, 30), "Task_Negotiate", "Task_DraftAgreement", "Task_CheckContent")
    _on(teller, number, date(2026, 11, 3), "Task_PartySign", "Task_AgencySign")
    walker.wait_days(1)
    _rest(teller, number)
    walker.go_to(date(2026, 11, 16))
    _rest(teller, number)
    teller.tell(number)
    for entry in list_designated(walker.runtime, None, None, "", None, 10).items:
        teller.say(
            f"  {zh(entry.announced_on)} 列入定点名单：{entry.party_name},协议 {entry.agreement_number},"
            f"{entry.effective_on} 至 {entry.ends_on}"
        )


def _refused(teller: Teller) -> None:
    walker = teller.walker
    teller.say("\n二、不予受理：法定代表人曾致原药店被解除协议(杭州半山仁和药店)")
    number = walker.submit("杭州半山仁和药店")
    teller.tell(number)
    _on(teller, number, walker.today() + timedelta(days=1), "Task_RefusalDecision")


def _barred(teller: Teller) -> None:
    walker = teller.walker
    teller.say("\n三、再评估仍不合格：一年内不得申请(杭州萧山益寿堂药店)")
    number = walker.submit("杭州萧山益寿堂药店")
    walker.do(number, "Task_CheckCompleteness")
    teller.tell(number)
    walker.wait_days(7)
    _fail(teller, number, "Task_ResultNotice", "Task_DeliverResult")
    teller.say("  · 整改未满 3 个月即申请再评估:")
    walker.wait_days(30)
    _ask_again(teller, number)
    teller.say("  · 整改满 3 个月后再次申请:")
    walker.go_to(_opens_on(teller, number))
    _ask_again(teller, number)
    walker.wait_days(7)
    _fail(teller, number, "Task_SecondNotice", "Task_DeliverSecond")
    teller.say("  · 限制期内重新申请:")
    walker.wait_days(30)
    again = walker.submit("杭州萧山益寿堂药店")
    teller.tell(again)
    _on(teller, again, walker.today() + timedelta(days=3), "Task_RefusalDecision")


def _fail(teller: Teller, number: str, *elements: str) -> None:
    walker = teller.walker
    for element in ("Task_ArrangeEvaluation", "Task_PaperReview"):
        if element in walker.open_elements(number):
            walker.do(number, element)
    walker.do(number, "Task_SiteVisit", {"checkLabels": "fail", "siteFindings": "医保标识与药品分类陈列不符合要求。"})
    for element in elements:
        walker.do(number, element, {"resultReasons": "医保标识不符合要求。", "rectificationAdvice": "规范医保标识和分类陈列。"})
    teller.tell(number)


def _ask_again(teller: Teller, number: str) -> None:
    teller.walker.act(number, Action.REEVALUATION, {"requestStatement": "已完成整改，请予再评估。"})
    teller.tell(number)


def _opens_on(teller: Teller, number: str) -> date:
    with teller.walker.runtime.database.read() as session:
        clocks = [clock for clock in ledger.of_case(session, number) if clock.timer == "T-RECT-3MO"]
        return clocks[-1].due + timedelta(days=1)


def _on(teller: Teller, number: str, day: date, *elements: str) -> None:
    teller.walker.go_to(day)
    for element in elements:
        teller.walker.do(number, element)
    teller.tell(number)


def _rest(teller: Teller, number: str) -> None:
    """Whatever is open after signing: filing, announcement and personnel run beside one another."""
    for element in teller.walker.open_elements(number):
        teller.walker.do(number, element)
