"""A server that is restarted between any two commands behaves as one that never is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import commands
from engine.errors import WrongState
from engine.store import Database
from tests.engine.house import LI, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    element,
    end,
    extensions,
    flow,
    gateway,
    message,
    messages,
    multi,
    start,
    timer,
    user,
)

CALL = '<zeebe:calledElement processId="child"/>'
EXPERTS = user("expert", '<zeebe:formDefinition formId="f"/>', inside=multi("=[1, 2]", "n"), candidateGroups="agency-intake")
CASE = document(
    start(),
    gateway("exclusive", "again"),
    gateway("parallel", "fork"),
    task("review"),
    boundary("remind", "review", timer("P2D"), interrupting=False),
    task("hurry"),
    boundary("withdrawn", "review", message("withdraw")),
    catch("pause", timer("P5D")),
    EXPERTS,
    element("callActivity", "call", extensions(CALL)),
    gateway("exclusive", "either"),
    gateway("parallel", "join"),
    gateway("exclusive", "enough", default="enough_again"),
    end(),
    end("reminded"),
    chain("start", "again", "fork", "review", "either", "join", "enough", "again"),
    chain("fork", "pause", "expert", "join"),
    chain("fork", "call", "join"),
    chain("remind", "hurry", "reminded"),
    chain("withdrawn", "either"),
    flow("enough", "end", "=done"),
    declarations=messages(withdraw="=number"),
)
CHILD = document(start(), task("work"), end(), chain("start", "work", "end"), process_id="child")

Command = Callable[[House], Any]


def complete(position: int, done: bool) -> Command:
    """Complete one of the open tasks, if there is any."""

    def command(house: House) -> None:
        tasks = house.tasks()
        if tasks:
            key = tasks[position % len(tasks)].key
            house.do(ZHANG, commands.complete_user_task, key, {"done": done})

    return command


COMMANDS = st.one_of(
    st.builds(complete, st.integers(0, 9), st.booleans()),
    st.builds(lambda days: lambda house: house.later(days=days), st.integers(1, 6)),
    st.just(lambda house: house.publish("withdraw", "A-1")),
    st.just(lambda house: house.do(WANG, commands.set_variables, house.instances("p")[0].key, {"x": 1})),
    st.just(lambda house: house.do(LI, commands.broadcast_signal, "nothing")),
)


def picture(house: House) -> dict[str, Any]:
    """What people can see, without keys."""
    rows = [*house.instances("p"), *house.instances("child")]
    return {
        "tasks": sorted((t.element_id, t.process_id) for t in house.tasks()),
        "instances": [(r.process_id, r.status, r.open_waits) for r in rows],
        "variables": [house.variables(r.key) for r in rows],
        "timers": [[(t.element_id, t.due) for t in house.timers(r.key)] for r in rows],
        "history": [[(e.element_id, e.seq, e.type, e.state, e.name, e.payload) for e in house.history(r.key)] for r in rows],
        "incidents": [(i.element_id, i.kind) for i in house.incidents()],
    }


def ignore_ended(command: Command, house: House) -> str | None:
    """Run a command; a refusal is an outcome like any other."""
    try:
        command(house)
    except WrongState as error:
        return error.state
    return None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(COMMANDS, max_size=12))
def test_restarting_changes_nothing(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, sequence: list[Command]
) -> None:
    folder = tmp_path_factory.mktemp("restart")
    houses = []
    for name in ("steady", "restarted"):
        path = shutil.copy(sqlite_template, folder / f"{name}.sqlite3")
        house = House(Database(f"sqlite:///{path}"))
        house.deploy(CASE, CHILD)
        house.start(variables={"number": "A-1", "done": False})
        houses.append(house)
    steady, restarted = houses
    for command in sequence:
        restarted.database.dispose()
        restarted.engine = restarted.restarted()
        assert ignore_ended(command, steady) == ignore_ended(command, restarted)
        assert picture(steady) == picture(restarted)
    for house in houses:
        house.database.dispose()
