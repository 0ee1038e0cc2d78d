"""Who investigates, which opening of a hold binds whom, and for how long checks are raised."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import breaches, cases
from handlers.cases import CaseKind, CaseOutcome
from tests.handlers.cases import institution
from tests.handlers.lives import in_force, on, opened

DAY = date(2026, 4, 1)


@pytest.mark.parametrize("names", [["li"], ["li", "li "], ["li", ""]])
def test_one_person_is_too_few(session: Session, names: list[str]) -> None:
    case = opened(session, in_force(session), DAY, CaseKind.BREACH)
    with pytest.raises(breaches.TooFewInvestigators):
        breaches.record_investigators(session, case, names, DAY, on(DAY))


def test_who_names_them_investigates_too(session: Session) -> None:
    case = opened(session, in_force(session), DAY, CaseKind.BREACH)
    breaches.record_investigators(session, case, ["sun", "he"], DAY, on(DAY, "qian"))
    assert [one.name for one in case.investigators] == ["li", "zhao", "qian", "sun", "he"]


@pytest.mark.parametrize("opening", ["risk", "records"])
def test_openings_of_the_notice_bind_institutions_only(session: Session, opening: str) -> None:
    breaches.require_opening(opened(session, in_force(session, institution(session)), DAY), opening)
    with pytest.raises(breaches.HoldNotOpen):
        breaches.require_opening(opened(session, in_force(session), DAY), opening)


@pytest.mark.parametrize("opening", ["none", "refusal"])
def test_a_refusal_binds_everybody(session: Session, opening: str) -> None:
    breaches.require_opening(opened(session, in_force(session), DAY), opening)


def test_checks_are_raised_while_the_case_is_open(session: Session) -> None:
    agreement = in_force(session)
    case = opened(session, agreement, DAY, CaseKind.BREACH)
    assert not breaches.is_raised(session, agreement)
    breaches.raise_monitoring(session, case, "涉嫌骗保", on(DAY))
    assert breaches.is_raised(session, agreement)
    cases.close(session, case, CaseOutcome.NO_BREACH, DAY, on(DAY))
    assert not breaches.is_raised(session, agreement)
