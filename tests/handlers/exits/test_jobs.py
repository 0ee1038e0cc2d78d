"""The jobs of PR-13: the first lawful day, the day that is kept, what withholds consent, and the decision."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from engine.jobs import Job
from handlers import parameters
from handlers.cases import Case, CaseKind, CaseOutcome, DecisionKind
from handlers.jobs.assess_exit import assess_exit
from handlers.jobs.check_obligations import check_obligations
from handlers.jobs.decide_request import decide_request
from handlers.jobs.move_exit_date import move_exit_date
from handlers.jobs.set_exit_date import set_exit_date
from handlers.suspensions import BeyondTerm
from tests.handlers.cases import AREA, CAUSE
from tests.handlers.jobs.job import heard, job
from tests.handlers.lives import END, in_force, opened, suspended

DAY = date(2026, 4, 1)
ONE = timedelta(days=1)


def leaving(session: Session) -> Case:
    return opened(session, in_force(session), DAY, CaseKind.EXIT)


def test_the_first_lawful_day_is_three_months_after_the_request(session: Session) -> None:
    """O3-41-a, rule 2.5."""
    given = {"exitKind": "terminate", "requestedOn": "2026-03-31", "wantedOn": "2026-05-31", "wantedUntil": None}
    found = assess_exit(job(session, leaving(session).number, on=DAY, given=given))
    assert (found["earliestOn"], found["exitOn"], found["exitUntil"]) == ("2026-06-30", "2026-05-31", None)
    assert (found["exitKindText"], found["knownObligations"]) == ("解除协议", [])


def test_a_local_notice_counts_from_its_day(session: Session) -> None:
    """The rule in force on the day of the request decides."""
    case = leaving(session)
    parameters.set_override(session, "exit_notice_months", AREA, DAY, 2, "本地规定", CAUSE)
    for asked, earliest in ((DAY - ONE, "2026-06-30"), (DAY, "2026-06-01")):
        given = {"exitKind": "terminate", "requestedOn": asked.isoformat(), "wantedOn": "2026-12-31"}
        assert assess_exit(job(session, case.number, on=DAY, given=given))["earliestOn"] == earliest


def test_the_moved_day_keeps_the_length_of_the_pause(session: Session) -> None:
    case = leaving(session)
    given: dict[str, object] = {"wantedOn": "2026-06-01", "earliestOn": "2026-07-01", "wantedUntil": "2026-06-30"}
    assert move_exit_date(job(session, case.number, on=DAY, given=given)) == {"exitOn": "2026-07-01", "exitUntil": "2026-07-30"}
    given = {"wantedOn": "2026-06-01", "earliestOn": END.isoformat(), "wantedUntil": None}
    assert move_exit_date(job(session, case.number, on=DAY, given=given)) == {"exitOn": END.isoformat(), "exitUntil": None}
    with pytest.raises(BeyondTerm):
        move_exit_date(job(session, case.number, on=DAY, given={**given, "earliestOn": (END + ONE).isoformat()}))


@pytest.mark.parametrize(("asked", "kept"), [(DAY - ONE, "2026-04-01"), (DAY, "2026-04-01"), (DAY + ONE, "2026-04-02")])
def test_nothing_ends_backwards(session: Session, asked: date, kept: str) -> None:
    assert set_exit_date(job(session, on=DAY, given={"exitOn": asked.isoformat()})) == {"exitOn": kept}


def check(session: Session, case: Case, kind: str, **changes: object) -> dict[str, object]:
    return check_obligations(job(session, case.number, on=DAY, given={"exitKind": kind, **changes}))


def test_what_the_auditor_adds_withholds_consent_too(session: Session) -> None:
    """GAP-30: recovery and clearing are not in the register; only what is ticked counts."""
    case = leaving(session)
    assert check(session, case, "terminate", otherObligations=False, otherObligationsText="待追回")["obligations"] == []
    found = check(session, case, "terminate", otherObligations=True, otherObligationsText="待追回3000元")
    assert (found["knownObligations"], found["obligations"]) == ([], ["待追回3000元"])
    assert (found["mustWithhold"], found["exitBlocked"]) == (True, True)


def test_a_pause_needs_something_to_pause_and_an_end_does_not(session: Session) -> None:
    case = leaving(session)
    assert check(session, case, "suspend")["exitBlocked"] is False
    suspended(session, case.agreement, DAY, DAY + 30 * ONE)
    assert check(session, case, "suspend")["exitBlocked"] is True
    assert check(session, case, "terminate")["exitBlocked"] is False


def decide(session: Session, case: Case, decision: str, day: date = DAY, **given: object) -> dict[str, object]:
    headers = {"decision": decision, "outcome": "REFUSED"}
    values = {"consentReasons": "符合规定", "exitKind": "terminate", "exitOn": "2026-07-01", **given}
    one: Job = job(session, case.number, on=day, headers=headers, given=values)
    return decide_request(heard(one))


def test_consent_rests_on_its_ground_and_takes_effect_on_the_day(session: Session) -> None:
    case = leaving(session)
    found = decide(session, case, "consent")
    (decision,) = case.decisions
    assert (found["grounds"], decision.number, decision.effective_on) == (["O3-40-15"], found["decisionNumber"], date(2026, 7, 1))
    assert case.is_open


def test_consent_after_the_day_takes_effect_at_once(session: Session) -> None:
    case = leaving(session)
    decide(session, case, "consent", day=date(2026, 7, 2))
    assert case.decisions[0].effective_on == date(2026, 7, 2)


def test_withholding_closes_the_case_with_its_reasons(session: Session) -> None:
    case = leaving(session)
    assert decide(session, case, "withhold", consentReasons="案件在办")["refusalReasons"] == "案件在办"
    assert (case.outcome, case.decisions[0].kind) == (CaseOutcome.REFUSED, DecisionKind.WITHHOLD)


def test_exceptions_are_decisions_of_their_own(session: Session) -> None:
    """GAP-12, O3-39-e: an audit finds them."""
    case = leaving(session)
    decide(session, case, "consent", exitKind=None, shortNoticeReasons="抢修", lengthExceptionReasons="工程较长")
    found = {(one.kind, one.reasons) for one in case.decisions}
    assert found >= {(DecisionKind.EXCEPTION, "抢修"), (DecisionKind.EXCEPTION, "工程较长")}
    assert case.decisions[-1].grounds == ["O3-39-d"]
