"""Newcomers apply, supply what is missing, ask for re-evaluation; parties whose agreement has ended apply again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from api.runtime import Runtime
from api.simulation import repository
from api.simulation.chance import Chance
from api.simulation.population import AREA, Life
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import EngineError
from handlers import applications, intake
from handlers.applications import ApplicationState
from handlers.register import find_party

DAILY_ANSWER = 0.2
DAILY_RETURN = 0.01
"""The daily chance that a party without an agreement applies once more."""


@dataclass(slots=True)
class Applicants:
    """The parties that want an agreement. `submitted` counts applications, `refused` those not taken in."""

    runtime: Runtime
    chance: Chance
    submitted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    _lives: list[Life] = field(default_factory=list)

    def add(self, life: Life) -> None:
        """A party comes: one without an agreement applies; all come again when theirs has ended."""
        self._lives.append(life)
        if life.agreed is None:
            self._submit(life)

    def work(self, day: int, today: date) -> None:
        """Answer requests, ask for re-evaluation, come again."""
        chance = self.chance.fork(day)
        with self.runtime.database.read() as session:
            open_now = {one.number: one.state for one in repository.applications_waiting_for_the_party(session)}
        for number, state in open_now.items():
            if chance.happens(DAILY_ANSWER):
                self._answer(number, state)
        for life in self._lives:
            if chance.happens(DAILY_RETURN) and self._is_free(life):
                self._submit(life)

    def _submit(self, life: Life) -> None:
        try:
            self.runtime.engine.run(Actor.system(), lambda uow: intake.submit_application(uow, life.form))
        except EngineError as error:
            self.refused[error.code] += 1
        else:
            self.submitted += 1

    def _answer(self, number: str, state: ApplicationState) -> None:
        def work(uow: UnitOfWork) -> None:
            if state is ApplicationState.RECTIFYING:
                intake.request_reevaluation(uow, number, statement="已完成整改。")
            else:
                application = applications.application_of(uow.session, number)
                intake.supply_supplement(uow, number, list(applications.open_supplement(application).codes))

        try:
            self.runtime.engine.run(Actor.system(), work)
        except EngineError as error:
            self.refused[error.code] += 1

    def _is_free(self, life: Life) -> bool:
        with self.runtime.database.read() as session:
            party = find_party(session, life.form["creditCode"])
            return party is None or not repository.is_bound(session, party.id, AREA)
