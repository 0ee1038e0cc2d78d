"""The coaching period as the register keeps it: who is coached, what is on record, the one extension (PR-04)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from handlers import agreements, coaching, parameters
from handlers.agreements import Agreement, Coaching, RegionRefused, Remote
from handlers.coaching import (
    CoachingPeriod,
    Content,
    FoundByDecider,
    NotInTheFuture,
    Phase,
    ReasonsMissing,
    Severity,
    UnknownPeriod,
)
from tests.handlers.cases import AREA, CAUSE, institution, pharmacy
from tests.handlers.lives import END, START, in_force, on

TAUGHT = START + timedelta(10)


def begun(session: Session) -> CoachingPeriod:
    agreement = in_force(session, institution(session))
    return coaching.begin(session, agreement, on(START))


def taught(
    session: Session, period: CoachingPeriod, *contents: Content, held_on: date = TAUGHT, phase: Phase = Phase.FIRST
) -> None:
    coaching.record_coaching(
        session, period, phase, held_on, contents, on(TAUGHT), participants="院长", summary="已讲解", today=TAUGHT
    )


def deviated(session: Session, period: CoachingPeriod, severity: Severity, reasons: str | None = "次数少") -> None:
    coaching.record_deviation(session, period, severity, "重复收费", reasons, TAUGHT, on(TAUGHT), found_by="li")


def test_it_begins_with_the_agreement_and_without_remote_settlement(session: Session) -> None:
    period = begun(session)
    assert (period.started_on, period.agreement.coaching) == (START, Coaching.FIRST)
    assert period.agreement.remote_settlement is Remote.OFF
    assert coaching.period_of(session, period.agreement) is period


def test_a_regional_centre_settles_remotely_from_the_start(session: Session) -> None:
    agreement = in_force(session, institution(session, regional_centre=True))
    coaching.begin(session, agreement, on(START))
    assert agreement.remote_settlement is Remote.ON


def test_pharmacies_are_not_coached_unless_a_local_rule_says_so(session: Session) -> None:
    agreement = in_force(session, pharmacy(session))
    with pytest.raises(RegionRefused):
        coaching.begin(session, agreement, on(START))
    parameters.set_override(session, "coaching_for_pharmacies", AREA, START, source="地方规定", new_value=True, cause=CAUSE)
    assert coaching.begin(session, agreement, on(START)).agreement.coaching is Coaching.FIRST


def test_an_agreement_without_a_period_is_told(session: Session) -> None:
    with pytest.raises(UnknownPeriod):
        coaching.period_of(session, in_force(session))


def test_every_content_has_to_be_on_record_in_its_phase(session: Session) -> None:
    period = begun(session)
    assert coaching.missing_contents(period, Phase.FIRST) == list(Content)
    taught(session, period, Content.TRAINING, Content.VISIT)
    taught(session, period, Content.CASES)
    assert coaching.missing_contents(period, Phase.FIRST) == [Content.REMINDER]
    taught(session, period, Content.REMINDER)
    assert not coaching.missing_contents(period, Phase.FIRST)
    assert coaching.missing_contents(period, Phase.EXTENDED) == list(Content)


@pytest.mark.parametrize(("held_on", "lawful"), [(START - timedelta(1), False), (START, True), (TAUGHT, True)])
def test_coaching_is_recorded_for_days_of_the_period_that_have_come(session: Session, held_on: date, lawful: bool) -> None:
    period = begun(session)
    if lawful:
        taught(session, period, Content.VISIT, held_on=held_on)
        assert [record.held_on for record in period.records] == [held_on]
    else:
        with pytest.raises(NotInTheFuture):
            taught(session, period, Content.VISIT, held_on=held_on)


def test_tomorrow_is_not_recorded_today(session: Session) -> None:
    with pytest.raises(NotInTheFuture):
        taught(session, begun(session), Content.VISIT, held_on=TAUGHT + timedelta(1))


@pytest.mark.parametrize("severity", [Severity.MINOR, Severity.SERIOUS])
@pytest.mark.parametrize("reasons", [None, "  "])
def test_a_judgement_needs_reasons(session: Session, severity: Severity, reasons: str | None) -> None:
    with pytest.raises(ReasonsMissing):
        deviated(session, begun(session), severity, reasons)


def test_what_was_corrected_at_once_needs_none_and_extends_nothing(session: Session) -> None:
    period = begun(session)
    deviated(session, period, Severity.CORRECTED, None)
    assert coaching.minor_deviations(period) == 0
    deviated(session, period, Severity.MINOR)
    deviated(session, period, Severity.SERIOUS)
    assert coaching.minor_deviations(period) == 1


def test_it_is_extended_once_and_by_somebody_else(session: Session) -> None:
    period = begun(session)
    deviated(session, period, Severity.MINOR)
    coaching.extend(session, period, END, on(TAUGHT))
    coaching.extend(session, period, END + timedelta(90), on(TAUGHT))
    assert (period.extended_to, period.agreement.coaching) == (END, Coaching.EXTENDED)
    with pytest.raises(FoundByDecider):
        coaching.decide_extension(session, period, "延长", on(TAUGHT, "li"))
    coaching.decide_extension(session, period, "延长", on(TAUGHT, "zhou"))
    assert (period.extended_by, period.extension_reasons) == ("zhou", "延长")


@pytest.mark.parametrize(
    ("rectified", "result", "remote"), [(True, Coaching.PASSED, Remote.ON), (False, Coaching.FAILED, Remote.OFF)]
)
def test_the_check_decides_an_extended_period(session: Session, rectified: bool, result: Coaching, remote: Remote) -> None:
    period = begun(session)
    coaching.extend(session, period, END, on(TAUGHT))
    coaching.note_rectification(period, "现场核查", rectified=rectified)
    coaching.conclude(session, period, result, END, on(END))
    assert (period.agreement.coaching, period.agreement.remote_settlement, period.concluded_on) == (result, remote, END)
    assert (period.rectified, period.rectification_facts) == (rectified, "现场核查")


def test_a_first_period_never_fails(session: Session) -> None:
    period = begun(session)
    with pytest.raises(RegionRefused):
        coaching.conclude(session, period, Coaching.FAILED, END, on(END))


@pytest.mark.parametrize(
    ("extended_to", "until"),
    [(END, date(2027, 2, 28)), (date(2027, 2, 28), date(2027, 2, 28)), (date(2026, 12, 31), date(2026, 12, 31))],
)
def test_the_check_is_ten_working_days_before_the_term_ends(session: Session, extended_to: date, until: date) -> None:
    agreement: Agreement = in_force(session, institution(session))
    due = coaching.rectification_due(session, agreement, TAUGHT)
    assert due == date(2027, 3, 1)  # 1 March to 15 March 2027: ten working days after it
    assert coaching.coached_until(extended_to, due) == until
    assert agreements.events(session, agreement)
