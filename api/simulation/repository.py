"""Queries of the simulation on tasks, agreements and cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, lazyload

from engine.store.incidents import Incident
from engine.store.user_tasks import TaskState, UserTask, UserTaskGroup
from handlers.agreements.models import Agreement
from handlers.agreements.states import ENDED, IN_FORCE, AgreementState
from handlers.applications.models import Application
from handlers.applications.states import RUNNING, ApplicationState
from handlers.cases.models import Case
from handlers.cases.states import CaseStatus, DecisionKind, NoticeRole
from handlers.deadlines.models import CalendarArrangement, Clock, Outcome


def open_tasks(session: Session) -> Sequence[int]:
    """The keys of all open tasks, oldest first."""
    return session.scalars(select(UserTask.key).where(UserTask.state == TaskState.CREATED).order_by(UserTask.key)).all()


def task(session: Session, key: int) -> UserTask | None:
    """The open task with that key, None once it is closed."""
    query = select(UserTask).where(UserTask.key == key, UserTask.state == TaskState.CREATED)
    return session.scalars(query.options(lazyload(UserTask.groups), lazyload(UserTask.users))).one_or_none()


def name_of(session: Session, key: int) -> str:
    """A name of the task that is the same in every run with the same seed, as its key is not."""
    query = select(UserTask.business_key, UserTask.element_id).where(UserTask.key == key)
    return "/".join(str(part) for part in session.execute(query).one())


def group_of(session: Session, key: int) -> str:
    """A candidate group of a task, empty when it has none."""
    query = select(UserTaskGroup.group_id).where(UserTaskGroup.task_key == key).order_by(UserTaskGroup.group_id)
    return session.scalars(query.limit(1)).first() or ""


def agreements_in_force(session: Session) -> Sequence[tuple[str, AgreementState, date]]:
    """Number, state and last day of every agreement in force."""
    query = select(Agreement.number, Agreement.state, Agreement.ends_on)
    return session.execute(query.where(Agreement.state.in_(IN_FORCE)).order_by(Agreement.id)).all()


def agreements_with_open_cases(session: Session) -> Sequence[str]:
    """The numbers of the agreements that have an open case."""
    query = select(Agreement.number).join(Case, Case.agreement_id == Agreement.id)
    return session.scalars(query.where(Case.state != CaseStatus.CLOSED).distinct().order_by(Agreement.number)).all()


def open_cases(session: Session) -> Sequence[Case]:
    """The cases that are not closed, oldest first."""
    return session.scalars(select(Case).where(Case.state != CaseStatus.CLOSED).order_by(Case.id)).all()


def states(session: Session) -> dict[str, int]:
    """How many agreements are in each state."""
    rows = session.execute(select(Agreement.state, func.count()).group_by(Agreement.state))
    return {state.value: count for state, count in rows}


def applications_waiting_for_the_party(session: Session) -> Sequence[Application]:
    """The applications in which the party has to supply something or may ask for re-evaluation."""
    waiting = (ApplicationState.SUPPLEMENTING, ApplicationState.RECTIFYING)
    return session.scalars(select(Application).where(Application.state.in_(waiting)).order_by(Application.id)).all()


def is_bound(session: Session, party_id: int, area: str) -> bool:
    """Whether the party has a running application or an agreement signed or in force in the area."""
    application = select(Application.id).where(Application.party_id == party_id, Application.state.in_(RUNNING))
    living = (*IN_FORCE, AgreementState.SIGNED)
    agreement = select(Agreement.id).where(Agreement.party_id == party_id, Agreement.area == area, Agreement.state.in_(living))
    return bool(session.scalar(select(application.exists() | agreement.exists())))


def agreements(session: Session) -> Sequence[Agreement]:
    """All agreements, oldest first."""
    return session.scalars(select(Agreement).order_by(Agreement.id)).unique().all()


def incidents(session: Session) -> Sequence[tuple[int | None, str]]:
    """Instance and detail of every open incident."""
    return session.execute(select(Incident.instance_key, Incident.detail).where(Incident.resolved.is_(None))).all()


def running_clocks_of_ended(session: Session) -> Sequence[tuple[str, str]]:
    """Agreement number and timer of every clock that runs under an agreement that has ended, or under its cases."""
    ended = select(Agreement.number, Agreement.id).where(Agreement.state.in_(ENDED)).subquery()
    own = select(ended.c.number, Clock.timer).join(Clock, Clock.business_key == ended.c.number)
    of_cases = (
        select(ended.c.number, Clock.timer)
        .join(Case, Case.agreement_id == ended.c.id)
        .join(Clock, Clock.business_key == Case.number)
    )
    return [row for query in (own, of_cases) for row in session.execute(query.where(Clock.outcome == Outcome.RUNNING))]


def settled_clocks(session: Session) -> Iterator[Clock]:
    """Every clock whose date rests on published arrangements."""
    query = select(Clock).where(Clock.provisional.is_(False)).order_by(Clock.id)
    yield from session.scalars(query.execution_options(yield_per=1_000))


def arrangements(session: Session) -> Iterator[tuple[int, list[date], list[date]]]:
    """Year, rest days and make-up days of every national arrangement loaded meanwhile."""
    query = select(CalendarArrangement).where(CalendarArrangement.area == "").order_by(CalendarArrangement.version)
    for row in session.scalars(query):
        yield row.year, [date.fromisoformat(day) for day in row.off], [date.fromisoformat(day) for day in row.work]


def decided(session: Session, agreement: Agreement) -> bool:
    """Whether a case holds a delivered prior notice of termination and a collective decision in force."""
    query = select(Case).where(Case.agreement_id == agreement.id)
    return any(
        any(notice.role is NoticeRole.PRIOR and DecisionKind.TERMINATE in notice.covers for notice in case.notices)
        and any(one.kind is DecisionKind.TERMINATE and len(one.members) > 1 for one in case.decisions)
        for case in session.scalars(query)
    )
