"""Parties and officers file things: by chance on agreements in force, and in answer to cases that wait for them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

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
from engine.errors import EngineError
from handlers import filings
from handlers.agreements import agreement_of
from handlers.filings import PARTY_ROLE, Filing, agreement_variables

RENEWAL = "renewal-request"
USUAL_LEAD = (95, 130)
"""Days before the end of the term on which a party usually asks for renewal."""
FORGETS = 0.05


@dataclass(slots=True)
class Filers:
    """Everybody who files. `made` counts what was filed, `refused` what was not taken."""

    runtime: Runtime
    policy: Policy
    chance: Chance
    areas: tuple[str, ...]
    made: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    _people: list[Principal] = field(init=False)

    def __post_init__(self) -> None:
        """Know the officers."""
        self._people = staff(self.areas)

    def work(self, day: int, today: date) -> None:
        """File what falls on this day."""
        chance = self.chance.fork(day)
        with self.runtime.database.read() as session:
            in_force = repository.agreements_in_force(session)
            waiting = repository.agreements_with_open_cases(session)
        known = list(filings.filings().values())
        spontaneous = [one for one in known if not one.in_case and one.id != RENEWAL]
        answers = [one for one in known if one.in_case]
        for number, state, ends_on in in_force:
            if (ends_on - today).days == self._lead(number):
                self._file(RENEWAL, number, chance, today)
            for filing in spontaneous:
                if state in filing.states and chance.today(self.policy.rate(filing.id)):
                    self._file(filing.id, number, chance, today)
        for number in waiting:
            for filing in answers:
                if chance.happens(self.policy.answer(filing.id)):
                    self._file(filing.id, number, chance, today)

    def _lead(self, number: str) -> int:
        chance = self.chance.fork(f"renewal/{number}")
        return -1 if chance.happens(FORGETS) else chance.between(*USUAL_LEAD)

    def _file(self, filing_id: str, number: str, chance: Chance, today: date) -> None:
        filing = filings.filings().get(filing_id)
        if filing is None:
            return
        with self.runtime.database.read() as session:
            agreement = agreement_of(session, number)
            person = self._person_for(filing, agreement.party_id, agreement.area, chance)
            schema = forms.latest_schema(session, filing.form)
            engine = self.runtime.engine
            filler = Filler(chance, self.policy, engine.definitions.functions, engine.now(session), today)
            known = agreement_variables(agreement)
            values = filler.fill(schema, known)
        context = Context(self.runtime, person, session_key=0, expires_at=self.runtime.wall.now())
        try:
            engine.run(
                person.actor,
                lambda uow: filings.file(uow, filing_id, number, forms.check(context, uow, schema, values, known)),
            )
        except (EngineError, ProblemError):
            self.refused[filing_id] += 1
        else:
            self.made[filing_id] += 1

    def _person_for(self, filing: Filing, party_id: int, area: str, chance: Chance) -> Principal:
        if PARTY_ROLE in filing.roles:
            return party_user(party_id, area)
        return chance.one_of([one for one in self._people if one.has(area, *filing.roles)])
