"""The state machine of procedures.md 3.1."""

from __future__ import annotations

from itertools import product

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from handlers import agreements
from handlers.agreements import TRANSITIONS, AgreementState
from handlers.errors import ForbiddenTransition
from tests.handlers.cases import CAUSE, DAY, pharmacy, signed


def test_every_pair_of_states(session: Session) -> None:
    """set_state does exactly what the table allows."""
    agreement = signed(session, pharmacy(session))
    agreement.filed_on = DAY
    for before, after in product(AgreementState, repeat=2):
        agreement.state = before
        if after in TRANSITIONS[before]:
            assert agreements.set_state(session, agreement, after, CAUSE).state is after
        else:
            with pytest.raises(ForbiddenTransition):
                agreements.set_state(session, agreement, after, CAUSE)


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


def test_voluntary_suspension_converts(session: Session) -> None:
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
    ],
)
def test_database_refuses_unknown_values(session: Session, column: str, value: object) -> None:
    """Each region is limited by a check constraint, also against raw SQL."""
    agreement = signed(session, pharmacy(session))
    table = agreement.__table__
    with pytest.raises(IntegrityError):
        session.connection().exec_driver_sql(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, agreement.id))
