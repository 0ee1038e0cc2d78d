"""The end of an agreement reaches its cases, also one that its last procedure has left behind."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from handlers import agreements
from handlers.agreements import EndReason
from handlers.cases import CaseKind
from handlers.jobs.ended import publish_ended
from tests.engine.store.rows import add_definition, add_instance
from tests.handlers.jobs.job import job
from tests.handlers.lives import in_force, on, opened


@pytest.mark.parametrize(("worked_on", "outcome"), [(False, "EXPIRED"), (True, None)])
def test_a_case_on_which_nothing_works_ends_with_its_agreement(session: Session, worked_on: bool, outcome: str | None) -> None:
    agreement = in_force(session)
    case = opened(session, agreement, agreement.ends_on, CaseKind.SUSPENSION)
    if worked_on:
        add_instance(session, add_definition(session, "agreement-suspension")).business_key = case.number
    after = agreement.ends_on + timedelta(days=1)
    agreements.expire(session, agreement, after, EndReason.SUSPENSION_OUTLASTED, on(after))
    publish_ended(job(session, agreement.number, on=after), agreement)
    assert (case.is_open, case.outcome) == (worked_on, outcome)
