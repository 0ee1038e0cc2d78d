"""What keeps the agency from agreeing to a party's own wish (GAP-30)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers import agreements, bans, cases, parameters, suspensions
from handlers.cases import CaseKind, CaseOutcome, MeasureKind
from tests.handlers.cases import AREA, CAUSE
from tests.handlers.lives import in_force, on, opened

DAY = date(2026, 4, 1)


def test_nothing_stands_against_a_party_in_good_order(session: Session) -> None:
    agreement = in_force(session)
    opened(session, agreement, DAY, CaseKind.VOLUNTARY_SUSPENSION)
    opened(session, agreement, DAY, CaseKind.EXIT)
    assert suspensions.known_obligations(session, agreement, DAY) == []


def test_an_open_case_counts_until_it_is_closed(session: Session) -> None:
    agreement = in_force(session)
    case = opened(session, agreement, DAY, CaseKind.BREACH)
    assert case.number in suspensions.known_obligations(session, agreement, DAY)[0]
    cases.close(session, case, CaseOutcome.NO_BREACH, DAY, on(DAY))
    assert suspensions.known_obligations(session, agreement, DAY) == []


def test_measures_of_a_closed_case_count_until_they_are_performed(session: Session) -> None:
    agreement = in_force(session)
    case = opened(session, agreement, DAY, CaseKind.BREACH)
    measure = cases.add_measure(session, case, MeasureKind.RECOVER, "追回3000元", on(DAY), amount=300000)
    cases.close(session, case, CaseOutcome.RECTIFIED, DAY, on(DAY))
    assert "追回3000元" in suspensions.known_obligations(session, agreement, DAY)[0]
    cases.perform_measure(session, case, measure, DAY, on(DAY))
    assert suspensions.known_obligations(session, agreement, DAY) == []


def test_a_penalty_and_a_hold_count(session: Session) -> None:
    agreement = in_force(session)
    bans.record_penalty(session, agreement.party, "杭医保罚〔2026〕1号", "杭州市医疗保障局", DAY)
    agreements.hold_settlement(session, agreement, DAY, on(DAY), reason="重大风险", grounds=["O3-35-2"])
    found = "；".join(suspensions.known_obligations(session, agreement, DAY))
    assert "处罚" in found
    assert "暂停结算" in found


def test_consent_is_withheld_unless_the_area_leaves_it_to_the_leader(session: Session) -> None:
    agreement = in_force(session)
    assert suspensions.must_withhold(session, agreement, ["在办案件"], DAY)
    assert not suspensions.must_withhold(session, agreement, [], DAY)
    parameters.set_override(
        session, "consent_withheld_while_case_open", AREA, DAY, new_value=False, source="本地规定", cause=CAUSE
    )
    assert not suspensions.must_withhold(session, agreement, ["在办案件"], DAY)
