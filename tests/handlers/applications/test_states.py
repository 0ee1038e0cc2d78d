"""The state machine of procedures.md 3.2: every lawful step is possible, every other is refused."""

from __future__ import annotations

from itertools import product

import pytest
from sqlalchemy.orm import Session

from handlers import applications
from handlers.applications import RUNNING, TRANSITIONS, ApplicationState
from handlers.errors import ForbiddenTransition
from tests.handlers.cases import CAUSE, DAY, pharmacy, submitted

FINAL = {"REFUSED", "BARRED_1Y", "REMOVED", "SIGNED", "FAILED", "WITHDRAWN", "LAPSED"}


def test_final_states() -> None:
    """Seven ends; everything else is running."""
    assert {state.value for state in ApplicationState if state.final} == FINAL
    assert {state.value for state in RUNNING} == {state.value for state in ApplicationState} - FINAL


def test_withdrawn_and_lapsed_follow_every_running_state() -> None:
    """And no final one."""
    for state in ApplicationState:
        reachable = {ApplicationState.WITHDRAWN, ApplicationState.LAPSED} <= set(TRANSITIONS[state])
        assert reachable is not state.final


def test_every_state_has_a_chinese_label() -> None:
    """People never see the code."""
    assert all(state.label and not state.label.isascii() for state in ApplicationState)


def test_every_pair_of_states(session: Session) -> None:
    """set_state does exactly what the table allows."""
    application = submitted(session, pharmacy(session))
    for before, after in product(ApplicationState, repeat=2):
        application.state = before
        if after in TRANSITIONS[before]:
            assert applications.set_state(session, application, after, DAY, CAUSE).state is after
        else:
            with pytest.raises(ForbiddenTransition) as caught:
                applications.set_state(session, application, after, DAY, CAUSE)
            assert caught.value.allowed == TRANSITIONS[before]
            assert application.state is before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUBMITTED", "EVALUATING"),
        ("ACCEPTED", "REFUSED"),
        ("RECTIFYING", "QUALIFIED"),
        ("EVALUATING", "BARRED_1Y"),
        ("RE_EVALUATING", "RECTIFYING"),
        ("QUALIFIED", "SIGNED"),
        ("OBJECTION", "NEGOTIATING"),
        ("PUBLICITY", "SIGNED"),
        ("REFUSED", "SUBMITTED"),
    ],
)
def test_steps_the_law_does_not_know(before: str, after: str) -> None:
    """Spot checks of the table itself."""
    assert ApplicationState(after) not in TRANSITIONS[ApplicationState(before)]
