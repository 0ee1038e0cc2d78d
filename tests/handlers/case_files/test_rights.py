"""Rights that no path can skip: each is taken away in turn, and the decision is refused (issue 4 point 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from handlers import cases, parameters
from handlers.bans import FaultClass
from handlers.cases import RULES, Case, CaseKind, Decision, DecisionKind, RightSkipped
from handlers.deadlines import Rule, Term, WorkingDays, ledger
from handlers.errors import InvalidFact
from handlers.provisions import UnknownProvisions
from handlers.register import Party
from tests.handlers.cases import AREA, CAUSE, institution
from tests.handlers.lives import in_force, notified, on, opened

NOTICE = date(2026, 5, 6)
LAST = date(2026, 5, 12)
"""The fifth working day after NOTICE: Saturday 9 May 2026 is made up for the holiday and 10 May rests."""
AFTER = date(2026, 5, 13)

TERMINATION = Decision(
    kind=DecisionKind.TERMINATE,
    effective_on=AFTER,
    grounds=["O3-40-5"],
    reasons="串换药品骗取基金，证据确凿。",
    members=["wang", "chen", "sun"],
    fault_class=FaultClass.FRAUD,
    cause_at_hq=False,
)


def case_with_notice(session: Session, *covers: DecisionKind, party: Party | None = None) -> Case:
    return notified(session, opened(session, in_force(session, party), NOTICE), NOTICE, *covers)


def refused(session: Session, case: Case, decision: Decision, day: date = AFTER, actor: str = "wang") -> str:
    with pytest.raises(RightSkipped) as found:
        cases.decide(session, case, decision, on(day, actor))
    assert found.value.message_zh
    return found.value.right


def test_with_everything_it_is_decided(session: Session) -> None:
    case = case_with_notice(session)
    found = cases.decide(session, case, TERMINATION, on(AFTER))
    assert (found.decided_by, found.decided_on, found.members) == ("wang", AFTER, ["wang", "chen", "sun"])
    assert (case.state, case.agreement.case_state) == ("DECIDED", "DECIDED")
    assert cases.decision_of(session, found.number) is found


def test_no_notice(session: Session) -> None:
    """SC-161."""
    case = opened(session, in_force(session), NOTICE)
    assert refused(session, case, TERMINATION) == "notice"


def test_a_notice_of_something_else_is_none(session: Session) -> None:
    case = case_with_notice(session, DecisionKind.SUSPEND)
    assert refused(session, case, TERMINATION) == "notice"


def test_a_combined_notice_serves_both(session: Session) -> None:
    """GAP-05: one notice and one hearing for the second suspension and the termination."""
    case = case_with_notice(session, DecisionKind.SUSPEND, DecisionKind.TERMINATE)
    suspension = Decision(kind=DecisionKind.SUSPEND, effective_on=AFTER, grounds=["O3-39-2"], reasons="数据造假。")
    cases.decide(session, case, suspension, on(AFTER))
    cases.advance(session, case, CaseKind.TERMINATION, on(AFTER))
    cases.decide(session, case, TERMINATION, on(AFTER))
    assert [one.kind.value for one in case.decisions] == ["suspend", "terminate"]


@pytest.mark.parametrize(("day", "allowed"), [(LAST, False), (AFTER, True)])
def test_the_defence_period_runs_out_first(session: Session, day: date, allowed: bool) -> None:
    """GAP-04: five working days after delivery."""
    case = case_with_notice(session)
    if allowed:
        cases.decide(session, case, TERMINATION, on(day))
        return
    assert refused(session, case, TERMINATION, day) == "defence"


def test_a_statement_ends_the_wait_but_wants_an_answer(session: Session) -> None:
    case = case_with_notice(session)
    cases.record_statement(session, case, NOTICE, "并无串换。", on(NOTICE))
    assert refused(session, case, TERMINATION, LAST) == "answer"
    cases.record_defence_answer(session, case, LAST, "与进销存记录不符，不予采纳。", on(LAST), accepted=False)
    cases.decide(session, case, TERMINATION, on(LAST))
    assert case.statements[0].answered_by == "wang"


def test_a_waived_defence_ends_the_wait(session: Session) -> None:
    case = case_with_notice(session)
    cases.record_statement(session, case, NOTICE, "", on(NOTICE), waived=True)
    cases.decide(session, case, TERMINATION, on(NOTICE))


def test_a_statement_before_the_notice_is_no_defence_against_it(session: Session) -> None:
    case = opened(session, in_force(session), NOTICE)
    cases.record_statement(session, case, date(2026, 5, 5), "提前说明。", on(NOTICE))
    cases.record_defence_answer(session, case, NOTICE, "知悉。", on(NOTICE), accepted=True)
    notified(session, case, NOTICE)
    assert refused(session, case, TERMINATION, LAST) == "defence"


def test_a_hearing_that_was_asked_for_is_held(session: Session) -> None:
    case = case_with_notice(session)
    cases.record_statement(session, case, NOTICE, "要求当面陈述。", on(NOTICE), hearing_asked=True)
    cases.record_defence_answer(session, case, LAST, "不予采纳，理由如下。", on(LAST), accepted=False)
    assert refused(session, case, TERMINATION) == "hearing"
    cases.record_hearing(session, case, LAST, "双方到场", "笔录全文", on(LAST))
    cases.decide(session, case, TERMINATION, on(AFTER))


def test_a_longer_defence_counts(session: Session) -> None:
    case = case_with_notice(session)
    cases.extend_defence(session, case, date(2026, 5, 20), on(NOTICE), "证据较多")
    assert refused(session, case, TERMINATION, date(2026, 5, 20)) == "defence"
    with pytest.raises(InvalidFact):
        cases.extend_defence(session, case, date(2026, 5, 20), on(NOTICE), "证据较多")
    with pytest.raises(InvalidFact):
        cases.extend_defence(session, case, date(2026, 5, 21), on(NOTICE), " ")
    cases.decide(session, case, TERMINATION, on(date(2026, 5, 21)))


def test_a_running_clock_of_the_case_counts_too(session: Session) -> None:
    case = case_with_notice(session)
    ledger.open_clock(
        session,
        timer="T-DEF",
        subject=ledger.Subject(case.number, None, AREA),
        start_event="事先告知书送达",
        term=Term(Rule.ACT, NOTICE, WorkingDays(10)),
        now=CAUSE.at,
    )
    assert refused(session, case, TERMINATION) == "defence"


@pytest.mark.parametrize("actor", ["li", "zhao"])
def test_who_investigated_does_not_decide(session: Session, actor: str) -> None:
    """O3-28-a, SC-285: neither as the one who decides nor as a member."""
    case = case_with_notice(session)
    assert refused(session, case, TERMINATION, actor=actor) == "separation"
    assert refused(session, case, replace(TERMINATION, members=["wang", "chen", actor])) == "separation"


def test_who_enters_a_finding_or_evidence_has_investigated(session: Session) -> None:
    case = case_with_notice(session)
    cases.record_finding(session, case, NOTICE, "票据涂改", on(NOTICE, "wu"), ground="O3-40-4", amount=120_000)
    cases.record_evidence(session, case, "票据照片", "现场拍摄", NOTICE, on(NOTICE, "zheng"))
    assert {one.name for one in case.investigators} == {"li", "zhao", "wu", "zheng"}
    for actor in ("wu", "zheng"):
        assert refused(session, case, TERMINATION, actor=actor) == "separation"


@pytest.mark.parametrize("members", [[], ["wang"], ["wang", "chen"], ["wang", "wang", "chen"], ["wang", "chen", " "]])
def test_one_person_or_two_do_not_terminate(session: Session, members: list[str]) -> None:
    """SC-286: a collective decision of `collective_members_min` different people."""
    assert refused(session, case_with_notice(session), replace(TERMINATION, members=members)) == "collective"


def test_how_many_decide_is_a_parameter_of_the_day(session: Session) -> None:
    case = case_with_notice(session)
    parameters.set_override(session, "collective_members_min", AREA, AFTER, 4, "local rule", CAUSE)
    assert refused(session, case, TERMINATION) == "collective"
    case_before = case_with_notice(session)
    parameters.set_override(session, "collective_members_min", AREA, date(2026, 5, 15), 3, "local rule", CAUSE)
    cases.decide(session, case_before, TERMINATION, on(date(2026, 5, 15)))


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        ({"fault_class": None}, "fault-class"),
        ({"cause_at_hq": None}, "cause-at-hq"),
        ({"grounds": []}, "grounds"),
        ({"grounds": ["O3-40-8"]}, "judgement"),
        ({"grounds": ["O3-40-8"], "judgement_reasons": {"O3-40-8": "  "}}, "judgement"),
        ({"grounds": ["O3-40-5", "O3-40-10"], "judgement_reasons": {"O3-40-8": "多次"}}, "judgement"),
    ],
)
def test_what_the_decision_must_state(session: Session, changes: dict[str, object], right: str) -> None:
    """SC-206, SC-216."""
    assert refused(session, case_with_notice(session), replace(TERMINATION, **changes)) == right  # type: ignore[arg-type]


def test_a_judgement_with_its_reasons_is_decided(session: Session) -> None:
    decision = replace(TERMINATION, grounds=["O3-40-8"], judgement_reasons={"O3-40-8": "三次拒绝入场并销毁记录"})
    assert cases.decide(session, case_with_notice(session), decision, on(AFTER)).judgement_reasons


@pytest.mark.parametrize("changes", [{"reasons": " "}, {"cause_at_hq": True}, {"cause_at_hq": True, "cause_at_hq_reasons": " "}])
def test_reasons_are_written(session: Session, changes: dict[str, object]) -> None:
    with pytest.raises(InvalidFact) as found:
        cases.decide(session, case_with_notice(session), replace(TERMINATION, **changes), on(AFTER))  # type: ignore[arg-type]
    assert "书面说明理由" in found.value.message_zh


def test_an_institution_has_no_headquarters(session: Session) -> None:
    case = case_with_notice(session, party=institution(session))
    decision = replace(TERMINATION, grounds=["O2-43-3"], cause_at_hq=None)
    cases.decide(session, case, decision, on(AFTER))


@pytest.mark.parametrize("kind", [DecisionKind.SUSPEND, DecisionKind.BREACH, DecisionKind.LESSER, DecisionKind.DROP])
def test_nothing_lighter_than_termination_once_its_ground_is_proved(session: Session, kind: DecisionKind) -> None:
    """SC-218: 应解除."""
    case = case_with_notice(session, kind)
    finding = cases.record_finding(session, case, NOTICE, "串换药品", on(NOTICE, "li"), ground="O3-40-5")
    lighter = Decision(kind=kind, effective_on=AFTER, grounds=["O3-39-2"], reasons="情况属实。")
    cases.judge_finding(session, case, finding, on(AFTER), proved=True, reasons="票据与库存相符")
    assert refused(session, case, lighter) == "mandatory"
    cases.decide(session, case, replace(lighter, goes_on_as=CaseKind.TERMINATION), on(AFTER))
    assert case.stage is CaseKind.TERMINATION


@pytest.mark.parametrize(("ground", "proved"), [("O3-40-5", False), ("O3-40-1", True), ("O3-40-15", True), (None, True)])
def test_what_is_not_proved_or_no_fact_of_its_own_leaves_the_choice(session: Session, ground: str | None, proved: bool) -> None:
    case = case_with_notice(session, DecisionKind.SUSPEND)
    finding = cases.record_finding(session, case, NOTICE, "记录不全", on(NOTICE, "li"), ground=ground)
    cases.judge_finding(session, case, finding, on(AFTER), proved=proved, reasons="核对台账")
    cases.decide(
        session, case, Decision(kind=DecisionKind.SUSPEND, effective_on=AFTER, grounds=["O3-39-2"], reasons="属实。"), on(AFTER)
    )


@pytest.mark.parametrize(
    ("ground", "mandatory"),
    [
        ("O3-40-17", True),
        ("O2-43-14", True),
        ("O3-40-1", False),
        ("O2-43-12", False),
        ("N2025-11-5", True),
        ("N2025-11-1", False),
        ("N2025-04-7", True),
        ("O3-40-a", False),
        ("O3-39-1", False),
    ],
)
def test_which_grounds_leave_no_choice(ground: str, mandatory: bool) -> None:
    assert cases.is_mandatory(ground) is mandatory


def test_unknown_provisions_are_refused(session: Session) -> None:
    with pytest.raises(UnknownProvisions):
        cases.decide(session, case_with_notice(session), replace(TERMINATION, grounds=["O3-40-99"]), on(AFTER))


def test_every_kind_of_decision_has_its_rule() -> None:
    assert set(RULES) == set(DecisionKind)
    heard = {kind.value for kind, rule in RULES.items() if rule.heard}
    assert heard == {"terminate", "suspend", "breach"}


def test_linked_decisions_follow_the_source_without_a_hearing(session: Session) -> None:
    """PR-12 L4: remedies are against the source decision."""
    case = opened(session, in_force(session), NOTICE, CaseKind.LINKAGE)
    decision = Decision(kind=DecisionKind.LINKED_SUSPENSION, effective_on=AFTER, grounds=["O3-41-b"], reasons="源决定。")
    assert cases.decide(session, case, decision, on(AFTER)).number


def test_the_database_itself_wants_a_fault_class(session: Session) -> None:
    found = cases.decide(session, case_with_notice(session), TERMINATION, on(AFTER))
    with pytest.raises(IntegrityError):
        session.connection().exec_driver_sql("UPDATE case_decisions SET fault_class = NULL WHERE id = ?", (found.id,))
