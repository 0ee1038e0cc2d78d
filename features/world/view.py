"""What a scenario sees of its case: the register, the tasks, the forms, the variables."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from api.tasks import forms
from engine.store.user_tasks import UserTask
from features.world import people, repository
from features.world.applicant import Applicant
from features.world.office import Office
from handlers import agreements, applications, cases
from handlers.agreements import Agreement
from handlers.applications import Application
from handlers.register import Party, find_party, party_by_credit_code

T = TypeVar("T")


@dataclass(slots=True)
class View:
    """The applicants of a scenario and what the database says of them. `current` is the one spoken of."""

    office: Office
    applicants: dict[str, Applicant] = field(default_factory=dict)
    current: Applicant | None = None

    @property
    def applicant(self) -> Applicant:
        """The party the scenario speaks of."""
        assert self.current is not None, "请先写明机构：假如 一家符合全部条件的药店“…”。"
        return self.current

    @property
    def number(self) -> str:
        """The number of the application the scenario speaks of."""
        return self.applicant.number

    def reading(self) -> AbstractContextManager[Session]:
        """A session that changes nothing."""
        return self.office.runtime.database.read()

    def look(self, at: Callable[[Session], T]) -> T:
        """What `at` finds in the database."""
        with self.reading() as session:
            return at(session)

    def case(self, at: Callable[[Session, Application], T]) -> T:
        """What `at` finds of the current application."""
        return self.look(lambda session: at(session, applications.application_of(session, self.number)))

    @property
    def keys(self) -> list[str]:
        """The numbers of what concerns the current party: its newest application, its agreements and their cases."""
        return self.look(self._keys)

    def agreements(self, session: Session) -> list[Agreement]:
        """The agreements of the current party in the pooling area spoken of, oldest first."""
        party = find_party(session, self.applicant.credit_code)
        found = agreements.agreements_of(session, party) if party else ()
        return sorted((one for one in found if one.area == self.applicant.area), key=lambda one: one.id)

    def agreement(self, at: Callable[[Session, Agreement], T]) -> T:
        """What `at` finds of the current agreement: the one in force, else the newest."""
        return self.look(lambda session: at(session, self.current_agreement(session)))

    def current_agreement(self, session: Session) -> Agreement:
        """The agreement spoken of."""
        found = self.agreements(session)
        assert found, f"“{self.applicant.name}”还没有订立协议。"
        return next((one for one in found if one.in_force), found[-1])

    def agreement_of_day(self, at: Callable[[Session, Agreement], T], day: date) -> T:
        """What `at` finds of the agreement under which a service of that day falls: before a renewal the old one."""

        def work(session: Session) -> T:
            begun = [one for one in self.agreements(session) if one.effective_on <= day and one.ended_on != one.effective_on]
            return at(session, begun[-1] if begun else self.current_agreement(session))

        return self.look(work)

    def party(self, at: Callable[[Session, Party], T]) -> T:
        """What `at` finds of the current applicant in the register."""
        return self.look(lambda session: at(session, party_by_credit_code(session, self.applicant.credit_code)))

    def open_tasks(self) -> list[UserTask]:
        """The open tasks of the current case."""
        return self.look(lambda session: list(repository.open_tasks(session, self._keys(session))))

    def task(self, name: str) -> UserTask:
        """The open task of that name."""
        tasks = self.open_tasks()
        found = [task for task in tasks if task.name == name]
        assert found, f"没有待办任务“{name}”；待办：{'、'.join(task.name for task in tasks) or '无'}。"
        return found[0]

    def form_of(self, task: UserTask) -> tuple[dict[str, Any], dict[str, Any]]:
        """The form of a task and the data it shows."""
        context = self.office.context(people.operator(task.tenant_id))
        with self.reading() as session:
            schema = forms.schema_of(session, task) or forms.NO_FIELDS
            return dict(schema), dict(forms.data_of(context, session, task, schema))

    def variable(self, name: str) -> Any:
        """A variable of the newest process of the case that has it; None if none has."""
        with self.reading() as session:
            for row in repository.instances(session, self._keys(session)):
                found = self.office.engine.variables(session, row.key).get(name)
                if found is not None:
                    return found
        return None

    def _keys(self, session: Session) -> list[str]:
        found = self.agreements(session)
        files = [case.number for agreement in found for case in cases.cases_of(session, agreement)]
        return [*self.applicant.numbers[-1:], *(one.number for one in found), *files]
