"""Agreements in force, and what is done to them, for tests of what happens after signing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import cast

from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from handlers import agreements, cases, notices
from handlers.agreements import Agreement, Suspension, SuspensionKind
from handlers.cases import Case, CaseKind, CaseSource, DecisionKind, NoticeRole
from handlers.cause import Cause
from handlers.notices import NoticeDraft, NoticeKind
from handlers.register import Party
from tests.handlers.cases import AREA, CAUSE, pharmacy, signed

START = date(2026, 3, 16)
"""The first day of the agreements that `in_force` makes."""
END = date(2027, 3, 15)
"""Their last day."""


def on(day: date, actor: str = "wang") -> Cause:
    """A cause by `actor` in the morning of that day in China."""
    return replace(CAUSE, actor=actor, at=datetime.combine(day, time(1), UTC))


def in_force(session: Session, party: Party | None = None) -> Agreement:
    """An agreement from START through END, filed, settling and active."""
    agreement = signed(session, party or pharmacy(session), START)
    agreements.file_agreement(session, agreement, START, CAUSE)
    agreements.open_settlement(session, agreement, START, CAUSE)
    return agreements.activate(session, agreement, START, CAUSE)


def suspended(
    session: Session, agreement: Agreement, since: date, until: date | None, number: str = "决定1", **changes: object
) -> Suspension:
    """An agency suspension on ground 2, unless `kind` says otherwise."""
    settings = {"kind": SuspensionKind.AGENCY, "grounds": ["O3-39-2"], **changes}
    kind = settings.pop("kind")
    return agreements.suspend(
        session,
        agreement,
        kind,  # type: ignore[arg-type]
        since,
        until,
        on(since),
        decision_number=number,
        **settings,  # type: ignore[arg-type]
    )


def opened(session: Session, agreement: Agreement, day: date, kind: CaseKind = CaseKind.TERMINATION) -> Case:
    """A case from an audit, investigated by li and zhao."""
    case = cases.open_case(session, agreement, kind, CaseSource.AUDIT, day, on(day, "li"))
    cases.record_investigators(session, case, ["li", "zhao"], on(day, "li"))
    return case


def notified(session: Session, case: Case, day: date, *covers: DecisionKind) -> Case:
    """The case with a prior notice delivered on `day`."""
    return delivered(session, case, day, NoticeRole.PRIOR, *(covers or (DecisionKind.TERMINATE,)))


def delivered(session: Session, case: Case, day: date, role: NoticeRole, *covers: DecisionKind) -> Case:
    """The case with a document of that role delivered on `day`."""
    facts = {"subject": "文书", "filed_on": day.isoformat()}
    draft = NoticeDraft(kind=NoticeKind.FILING, area=case.area, agreement=case.agreement, facts=facts)
    notice = notices.issue(session, draft, day, on(day))
    cases.record_notice(session, case, notice, day, on(day), role=role, covers=covers)
    return case


def at_work(session: Session, day: date, actor: str = "li") -> UnitOfWork:
    """What a filing's own check sees of a unit of work on the morning of that day: session, instant, author."""
    who = Actor(actor, frozenset(), frozenset({AREA}))
    return cast(UnitOfWork, SimpleNamespace(session=session, now=on(day).at, actor=who))
