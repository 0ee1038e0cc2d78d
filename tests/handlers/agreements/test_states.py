"""The state machine of procedures.md 3.1."""

from __future__ import annotations

from itertools import product

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from handlers.agreements import TRANSITIONS, AgreementState
from handlers.agreements.service import require_step
from handlers.errors import ForbiddenTransition
from tests.handlers.cases import pharmacy, signed
from tests.handlers.lives import in_force


@pytest.mark.parametrize(("before", "after"), list(product(AgreementState, repeat=2)))
def test_every_pair_of_states(session: Session, before: AgreementState, after: AgreementState) -> None:
    agreement = signed(session, pharmacy(session))
    with session.no_autoflush:
        agreement.state = before
        if after in TRANSITIONS[before]:
            require_step(agreement, after)
        else:
            with pytest.raises(ForbiddenTransition) as refused:
                require_step(agreement, after)
            assert refused.value.allowed == tuple(TRANSITIONS[before])
            assert before.value in refused.value.message_zh
    session.expire(agreement)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("TERMINATED", "ACTIVE"),
        ("EXPIRED", "ACTIVE"),
        ("SUSPENDED_A", "SUSPENDED_V"),
        ("ENDED_180", "SUSPENDED_A"),
        ("SUPERSEDED", "SUSPENDED_V"),
        ("SIGNED", "TERMINATED"),
    ],
)
def test_forbidden_by_name(before: str, after: str) -> None:
    """The steps that procedures.md forbids in words."""
    assert AgreementState(after) not in TRANSITIONS[AgreementState(before)]


def test_voluntary_suspension_converts() -> None:
    """The one step between suspensions that is allowed."""
    assert AgreementState.SUSPENDED_A in TRANSITIONS[AgreementState.SUSPENDED_V]


def test_every_state_has_a_chinese_label() -> None:
    """People never see the code."""
    assert all(state.label and not state.label.isascii() for state in AgreementState)
    assert {state.value for state in AgreementState if state.final} == {
        "ENDED_180",
        "EXPIRED",
        "TERMINATED",
        "SUPERSEDED",
    }


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("settlement", "CLOSED"),
        ("coaching", "SECOND"),
        ("remote_settlement", "MAYBE"),
        ("renewal", "ASKED"),
        ("case_state", "OPEN"),
        ("state", "DRAFT"),
        ("agency_suspensions", -1),
        ("ended_on", "2026-06-01"),
        ("end_reason", "terminated"),
        ("state_before_end", "ACTIVE"),
        ("state", "TERMINATED"),
    ],
)
def test_database_refuses_what_no_agreement_may_be(session: Session, column: str, value: object) -> None:
    """Each region, and an end without its day, reason and state before, is refused also to raw SQL."""
    agreement = in_force(session)
    table = agreement.__table__
    with pytest.raises(IntegrityError):
        session.connection().exec_driver_sql(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, agreement.id))


@pytest.mark.parametrize(
    "changes",
    [
        "first_designation = 0, coaching = 'FIRST'",
        "coaching = 'FIRST', remote_settlement = 'ON'",
        "coaching = 'FAILED', remote_settlement = 'ON'",
        "state = 'SIGNED', renewal = 'REQUESTED'",
    ],
)
def test_database_refuses_regions_that_contradict_each_other(session: Session, changes: str) -> None:
    agreement = in_force(session)
    with pytest.raises(IntegrityError):
        session.connection().exec_driver_sql(f"UPDATE agreements SET {changes} WHERE id = ?", (agreement.id,))


def test_database_allows_one_agreement_in_force_per_party_and_area(session: Session) -> None:
    first = in_force(session)
    copied = [name for name in first.__table__.columns.keys() if name not in ("id", "number", "application_id")]  # noqa: SIM118
    columns = ", ".join(copied)
    insert = f"INSERT INTO agreements (id, number, {columns}) SELECT id + 1, 'X', {columns} FROM agreements"
    with pytest.raises(IntegrityError):
        session.connection().exec_driver_sql(insert)
