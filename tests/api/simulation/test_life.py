"""A small area lives for some months: it is the same with the same seed, breaks no rule, and a broken rule is seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from api.simulation.chance import Chance
from api.simulation.chart import chart
from api.simulation.checks import violations
from api.simulation.life import START, Simulation
from api.simulation.population import population
from engine.actor import Actor
from engine.commands.unit_of_work import UnitOfWork
from handlers import agreements, cases
from handlers.agreements import Agreement, AgreementState
from handlers.cases import CaseKind, CaseSource
from handlers.cause import Cause
from handlers.deadlines.models import Clock
from handlers.filings import import_agreement

PARTIES, DAYS, SEED = 8, 100, 7


def lived(folder: Path) -> Simulation:
    simulation = Simulation(folder, PARTIES, DAYS, SEED)
    simulation.live(lambda today: None)
    return simulation


@pytest.fixture(scope="module")
def simulation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulation]:
    found = lived(tmp_path_factory.mktemp("simulation"))
    yield found
    found.close()


def rules(simulation: Simulation) -> list[str]:
    with simulation.runtime.database.read() as session:
        return [one.rule for one in violations(session, START + timedelta(days=DAYS))]


def test_the_area_keeps_the_law(simulation: Simulation) -> None:
    assert simulation.inbox.done > PARTIES
    assert rules(simulation) == []
    assert simulation.inbox.failures() == []


def test_the_same_seed_gives_the_same_lives(simulation: Simulation, tmp_path: Path) -> None:
    again = lived(tmp_path)
    again.close()
    assert again.history == simulation.history
    assert (again.inbox.done, again.timers, again.filers.made) == (
        simulation.inbox.done,
        simulation.timers,
        simulation.filers.made,
    )


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (update(Agreement).values(agency_suspensions=Agreement.agency_suspensions + 1), "counter"),
        (update(Agreement).where(Agreement.state == AgreementState.ACTIVE).values(ends_on=date(2026, 1, 2)), "term"),
        (update(Clock).values(due=date(2030, 1, 1)), "deadline"),
    ],
    ids=["counter", "term", "deadline"],
)
def test_a_broken_rule_is_seen(tmp_path: Path, change: object, rule: str) -> None:
    broken = Simulation(tmp_path, 2, 3, SEED)
    broken.live(lambda today: None)
    broken.runtime.engine.run(Actor.system(), lambda uow: uow.session.execute(change))  # type: ignore[call-overload]
    found = rules(broken)
    broken.close()
    assert rule in found


def test_a_suspension_before_the_import_counts(tmp_path: Path) -> None:
    one = Simulation(tmp_path, 1, 0, SEED)
    form = {**next(population(1, 0, Chance("before"))).form, "effectiveOn": START.isoformat(), "suspensionsInTerm": 1}
    one.runtime.engine.run(Actor.system(), lambda uow: import_agreement(uow, form))
    found = rules(one)
    one.close()
    assert "counter" not in found


def test_a_case_that_nobody_works_on_is_seen(tmp_path: Path) -> None:
    """PR-08 step 4: a renewal would wait for it for ever. One that a procedure works on is none."""
    one = Simulation(tmp_path, 1, 0, SEED)
    form = {**next(population(1, 0, Chance("case"))).form, "effectiveOn": START.isoformat()}

    def neglect(uow: UnitOfWork) -> str:
        agreement = agreements.agreement_of(uow.session, import_agreement(uow, form))
        cause = Cause("li", uow.now)
        return cases.open_case(uow.session, agreement, CaseKind.BREACH, CaseSource.AUDIT, START, cause).number

    number = one.runtime.engine.run(Actor.system(), neglect)
    with one.runtime.database.read() as session:
        found = [(each.rule, each.subject) for each in violations(session, START) if each.rule == "case"]
    one.close()
    assert found == [("case", number)]


def test_the_chart_shows_every_state_that_occurred(simulation: Simulation) -> None:
    picture = chart(simulation.history, "<协议>")
    assert "&lt;协议&gt;" in picture
    for state in {state for _, counts in simulation.history for state in counts}:
        assert f"<title>{AgreementState(state).label}</title>" in picture
