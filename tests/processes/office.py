"""An agency in miniature: submits applications, does tasks by element id, lets days pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select

from engine import commands
from engine.actor import Actor
from engine.clock import PinnedClock
from engine.commands.reading import look_at
from engine.commands.unit_of_work import UnitOfWork
from engine.engine import Engine
from engine.store import Database
from engine.store.incidents import Incident
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import TaskState, UserTask
from engine.worker.advance import advance
from handlers import agreements, applications, intake, notices, publicity
from handlers.agreements import Agreement
from handlers.applications import Application
from handlers.bootstrap import build_engine, deploy_processes
from handlers.deadlines.models import Clock
from handlers.notices import Notice, NoticeKind
from tests.processes.answers import answers

CHINA = ZoneInfo("Asia/Shanghai")
T = TypeVar("T")

EVALUATED = ("Task_CheckCompleteness", "Task_ArrangeEvaluation", "Task_PaperReview", "Task_SiteVisit")
SIGNED = ("Task_Negotiate", "Task_DraftAgreement", "Task_CheckContent", "Task_PartySign", "Task_AgencySign")
WORKERS = {
    "Task_PaperReview": "evaluator-1",
    "Task_SiteVisit": "evaluator-2",
    "Task_CheckContent": "leader",
    "Task_AgencySign": "leader",
}


@dataclass(frozen=True, slots=True)
class Office:
    """The engine over a fresh database, and its clock."""

    engine: Engine
    clock: PinnedClock

    @classmethod
    def open(cls, database: Database, day: date) -> Office:
        """Open on the morning of `day`."""
        clock = PinnedClock(morning(day))
        return cls(build_engine(database, clock), clock)

    def deploy(self) -> None:
        """Deploy the packaged procedures."""
        self.run(deploy_processes)

    def run(self, work: Callable[[UnitOfWork], T], actor: Actor | None = None) -> T:
        """Run `work` in a transaction, as the engine itself unless `actor` is given."""
        return self.engine.run(actor or Actor.system(), work)

    def today(self) -> date:
        """The pinned date in China."""
        return self.clock.now().astimezone(CHINA).date()

    def go_to(self, day: date) -> None:
        """Let time pass to the morning of `day`, firing what falls due on the way."""
        advance(self.engine, morning(day), self.clock.advance_to)

    def submit(self, form: Mapping[str, object]) -> str:
        """Submit an application; its number."""
        return self.run(lambda uow: intake.submit_application(uow, form))

    def do(self, number: str, element: str, **changes: object) -> None:
        """Complete the open task with the plain answers of its form, except for `changes`."""
        group = self.task(number, element).candidate_groups[0]
        self.do_as(WORKERS.get(element, f"{group}-clerk"), number, element, **changes)

    def do_as(self, person: str, number: str, element: str, **changes: object) -> None:
        """Complete the task as a named person of its candidate groups."""
        task = self.task(number, element)
        given = answers(element, self.today()) | changes
        actor = Actor(person, frozenset(task.candidate_groups), frozenset({task.tenant_id}))
        self.run(lambda uow: commands.complete_user_task(uow, task.key, given), actor)

    def do_all(self, number: str, *elements: str) -> None:
        """Complete those tasks in order with the plain answers."""
        for element in elements:
            self.do(number, element)

    def negotiating(self, form: Mapping[str, object]) -> str:
        """A case whose publicity has passed."""
        number = self.submit(form)
        self.do_all(number, *EVALUATED)
        self.go_to(date(2026, 3, 10))
        return number

    def publicity_over(self, number: str) -> date:
        """The first day after the publicity of the case, as it stands now."""
        with self.engine.reading() as session:
            application = applications.application_of(session, number)
            return publicity.entry_of(session, application).ends_on + timedelta(days=1)

    def task(self, number: str, element: str) -> UserTask:
        """The open task of that element in the case."""
        found = [task for task in self.tasks(number) if task.element_id == element]
        assert found, f"{element} is not open; open: {self.open_elements(number)}"
        return found[0]

    def tasks(self, number: str) -> list[UserTask]:
        """The open tasks of the case."""
        query = select(UserTask).where(UserTask.business_key == number, UserTask.state == TaskState.CREATED)
        with self.engine.reading() as session:
            return list(session.scalars(query.order_by(UserTask.key)))

    def open_elements(self, number: str) -> set[str]:
        """The elements with an open task in the case."""
        return {task.element_id for task in self.tasks(number)}

    def due_on(self, number: str, element: str) -> date | None:
        """The date that the inbox shows for the task."""
        due = self.task(number, element).due
        return None if due is None else due.astimezone(CHINA).date()

    def outcomes(self, number: str, timer: str) -> list[str]:
        """How the clocks of that timer stand or ended, oldest first."""
        query = select(Clock.outcome).where(Clock.business_key == number, Clock.timer == timer).order_by(Clock.id)
        with self.engine.reading() as session:
            return [outcome.value for outcome in session.scalars(query)]

    def fire_due(self) -> None:
        """Fire what is due now."""
        advance(self.engine, self.clock.now(), self.clock.advance_to)

    def variables(self, number: str) -> dict[str, object]:
        """The root variables of the newest open instance of the case."""
        with self.engine.reading() as session:
            query = select(ProcessInstance).where(ProcessInstance.business_key == number)
            newest = session.scalars(query.order_by(ProcessInstance.key.desc())).first()
            assert newest is not None
            looked_at = look_at(session, self.engine.definitions, newest.key, self.clock.now())
            return dict(looked_at.variables)

    def notice(self, number: str, kind: NoticeKind) -> Notice:
        """The newest document of that kind in the case."""
        with self.engine.reading() as session:
            return notices.latest_notice(session, applications.application_of(session, number), kind)

    def incidents(self) -> list[str]:
        """The messages of all incidents."""
        with self.engine.reading() as session:
            return [row.detail for row in session.scalars(select(Incident))]

    def state(self, number: str) -> str:
        """The state of the application."""
        return self.read(number, lambda application: application.state.value)

    def read(self, number: str, look: Callable[[Application], T]) -> T:
        """Look at the application inside a reading transaction."""
        with self.engine.reading() as session:
            return look(applications.application_of(session, number))


def agreement_of(office: Office, number: str) -> Agreement:
    """The agreement the case led to."""
    with office.engine.reading() as session:
        return agreements.agreement_for(session, applications.application_of(session, number))


def morning(day: date) -> datetime:
    """Nine o'clock in China."""
    return datetime.combine(day, time(9), CHINA)
