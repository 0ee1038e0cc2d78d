"""Works through the inbox: every open task is taken up after some days by somebody who may do it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.kit.context import Context
from api.kit.principal import Principal
from api.kit.problems import ProblemError
from api.runtime import Runtime
from api.simulation import repository
from api.simulation.chance import Chance
from api.simulation.filling import Filler
from api.simulation.people import party_user, staff
from api.simulation.policy import Policy
from api.tasks import forms
from engine import commands
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import EngineError
from engine.store.user_tasks import UserTask

PARTY = "institution:"
ATTEMPTS = 40
"""Days on which a task is tried again, by others and with other answers, before it counts as stuck."""


@dataclass(slots=True)
class Stuck:
    """A task that nobody could complete, with the last reason."""

    name: str
    business_key: str | None
    reason: str
    tries: int = 0


@dataclass(slots=True)
class Inbox:
    """The open tasks of the simulated agency and of its parties. `stuck` holds those that resist."""

    runtime: Runtime
    policy: Policy
    chance: Chance
    areas: tuple[str, ...]
    done: int = 0
    refused: int = 0
    stuck: dict[int, Stuck] = field(default_factory=dict)
    _people: list[Principal] = field(init=False)
    _due: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Hire the staff."""
        self._people = staff(self.areas)

    def work(self, day: int, today: date) -> None:
        """Do on this day what is ripe; what that opens waits for the days after it."""
        with self.runtime.database.read() as session:
            keys = repository.open_tasks(session)
        self._due = {key: self._due[key] if key in self._due else self._ripe(key, day) for key in keys}
        for key in keys:
            if self._due[key] <= day:
                self._do(key, day, today)

    def failures(self) -> list[Stuck]:
        """The tasks that were tried so often that they count as stuck."""
        return [one for one in self.stuck.values() if one.tries >= ATTEMPTS]

    def _ripe(self, key: int, day: int) -> int:
        with self.runtime.database.read() as session:
            name = repository.name_of(session, key)
            role = repository.group_of(session, key).partition(":")[0]
        return day + self.chance.fork(f"{name}/{day}").between(*self.policy.delay(role))

    def _do(self, key: int, day: int, today: date) -> None:
        with self.runtime.database.read() as session:
            task = repository.task(session, key)
            if task is None:
                return  # a task before it today has closed it
            chance = self.chance.fork(f"{repository.name_of(session, key)}/{day}")
            person = self._person_for(task, chance)
            values = self._answers(session, task, person, chance, today)
        try:
            self.runtime.engine.run(person.actor, lambda uow: self._complete(uow, key, person, values))
        except (EngineError, ProblemError) as error:
            self.refused += 1
            entry = self.stuck.setdefault(key, Stuck(task.name, task.business_key, ""))
            entry.reason, entry.tries = str(error), entry.tries + 1
        else:
            self.done += 1
            self.stuck.pop(key, None)

    def _complete(self, uow: UnitOfWork, key: int, person: Principal, values: dict[str, Any]) -> None:
        task = repository.task(uow.session, key)
        if task is None:
            return
        checked = forms.check_task(self._context(person), uow, task, values)
        commands.complete_user_task(uow, key, checked)

    def _answers(self, session: Session, task: UserTask, person: Principal, chance: Chance, today: date) -> dict[str, Any]:
        schema = forms.schema_of(session, task)
        if schema is None:
            return {}
        engine = self.runtime.engine
        filler = Filler(chance, self.policy, engine.definitions.functions, engine.now(session), today)
        return filler.fill(schema, forms.data_of(self._context(person), session, task, schema))

    def _person_for(self, task: UserTask, chance: Chance) -> Principal:
        for group in task.candidate_groups:
            if group.startswith(PARTY):
                return party_user(int(group.removeprefix(PARTY)), task.tenant_id)
        groups = set(task.candidate_groups)
        fitting = [one for one in self._people if one.groups(task.tenant_id) & groups]
        return chance.one_of(fitting or self._people)

    def _context(self, person: Principal) -> Context:
        return Context(self.runtime, person, session_key=0, expires_at=self.runtime.wall.now())
