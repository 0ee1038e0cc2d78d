"""Hostile diagrams, tables and values in a process of limited memory and time: `python -m tests.hazards.hostile.scenes`."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine import commands
from engine.actor import Actor
from engine.errors import DeploymentRejected, EngineError, StepFailed
from engine.store import Database
from engine.worker import run_due
from tests.engine.house import FORM, MONDAY, ZHANG, House, task
from tests.engine.spiff.drawing import (
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
    script,
    service,
    signal,
    start,
    sub,
    throw,
    timer,
    user,
)

MEMORY_BYTES = 1_200_000_000
SECONDS = 240
ALARM = '<bpmn:signal id="alarm" name="alarm"/>'
CALLING = '<zeebe:calledElement processId="{}"/>'
Scene = Callable[[House], Any]


def rounds(collection: str, *, sequential: bool = False, variables: dict[str, Any] | None = None) -> Scene:
    """A multi-instance user task over this collection."""
    loop = multi(collection, "item", sequential=sequential)
    work = user("x", '<zeebe:formDefinition formId="f"/>', inside=loop, candidateGroups="agency-intake")

    def play(house: House) -> Any:
        house.deploy(document(start(), work, end(), chain("start", "x", "end")))
        return house.start(variables=variables)

    return play


def growing(house: House) -> Any:
    """A variable that doubles in every task, until no state may hold it."""
    tasks = [script(f"x{n}", "=y + y" if n else '=string join(for i in 1..100000 return "a", "")', "y") for n in range(12)]
    names = [f"x{n}" for n in range(12)]
    house.deploy(document(start(), *tasks, task("u"), end(), chain("start", *names, "u", "end")))
    return house.start()


def spinning(house: House) -> Any:
    """A loop in which nobody waits."""
    body = (start(), gateway("exclusive", "m"), script("x", "=1", "y"), gateway("exclusive", "g", "g_m"), end())
    house.deploy(document(*body, chain("start", "m", "x", "g", "m"), flow("g", "end", "=false")))
    return house.start()


def calling_itself(house: House) -> Any:
    """A process that begins by calling itself."""
    house.deploy(
        document(start(), element("callActivity", "x", extensions(CALLING.format("p"))), end(), chain("start", "x", "end"))
    )
    return house.start()


def calling_each_other(house: House) -> Any:
    """Two processes that call each other."""
    pair = [
        document(
            start(), element("callActivity", "x", extensions(CALLING.format(b))), end(), chain("start", "x", "end"), process_id=a
        )
        for a, b in (("p", "q"), ("q", "p"))
    ]
    house.deploy(*pair)
    return house.start()


def heard_by_itself(house: House) -> Any:
    """A process that a signal starts and that throws the same signal."""
    house.deploy(
        document(start("s", signal("alarm")), throw("x", signal("alarm")), end(), chain("s", "x", "end"), declarations=ALARM)
    )
    return house.do(Actor.system(), commands.broadcast_signal, "alarm")


def storm(house: House) -> Any:
    """Sixty instances that answer a signal with the same signal."""
    body = (start(), gateway("exclusive", "m"), catch("c", signal("alarm")), throw("x", signal("alarm")))
    house.deploy(document(*body, chain("start", "m", "c", "x", "m"), declarations=ALARM))
    with house.engine.transaction(Actor.system()) as uow:
        for _ in range(60):
            commands.start_instance(uow, "p")
    return house.do(Actor.system(), commands.broadcast_signal, "alarm")


def playing(receives: str, sends: str, process_id: str) -> bytes:
    """A process that one message starts and that publishes another one."""
    inputs = (
        f'<zeebe:input source="=&quot;{sends}&quot;" target="messageName"/>'
        '<zeebe:input source="=&quot;&quot;" target="correlationKey"/>'
    )
    publishing = extensions(f'<zeebe:taskDefinition type="publish-message"/><zeebe:ioMapping>{inputs}</zeebe:ioMapping>')
    return document(
        start("s", message(receives)),
        element("sendTask", "x", publishing),
        end(),
        chain("s", "x", "end"),
        process_id=process_id,
        declarations=messages(**{receives: ""}),
    )


def ping_pong(house: House) -> Any:
    """Two processes that start each other with messages."""
    house.deploy(playing("ping", "pong", "p"), playing("pong", "ping", "q"))
    house.publish("ping", "")


def line(house: House) -> Any:
    """Five thousand nodes in a row."""
    names = [f"n{n}" for n in range(5_000)]
    house.deploy(
        document(start(), task("u"), *(element("task", name) for name in names), end(), chain("start", "u", *names, "end"))
    )
    key = house.start()
    house.complete(ZHANG, "u")
    return house.is_done(key)


def fan(kind: str, nodes: int) -> Scene:
    """A gateway with this many branches, joined again."""

    def play(house: House) -> Any:
        names = [f"n{n}" for n in range(nodes)]
        default = "f_n0" if kind == "inclusive" else None
        flows = (flow("f", name, "=true" if default and name != "n0" else None) + chain(name, "j") for name in names)
        body = (gateway(kind, "f", default), gateway(kind, "j"), *(element("task", name) for name in names))
        house.deploy(document(start(), *body, end(), chain("start", "f"), chain("j", "end"), *flows))
        return house.is_done(house.start())

    return play


def nested(depth: int) -> Scene:
    """Sub-processes in each other."""

    def play(house: House) -> Any:
        inner, first = task("u"), "u"
        for n in range(depth):
            inner = sub(f"p{n}", start(f"s{n}"), inner, end(f"e{n}"), chain(f"s{n}", first, f"e{n}"))
            first = f"p{n}"
        house.deploy(document(start(), inner, end(), chain("start", first, "end")))
        key = house.start()
        house.complete(ZHANG, "u")
        return house.is_done(key)

    return play


def table(rows: int, columns: int) -> Scene:
    """A decision table that nobody can survey."""

    def cell(row: int, column: int) -> str:
        low = (row * 7 + column * 13) % 100
        return f'<inputEntry id="c{row}_{column}"><text>[{low}..{low + 30}]</text></inputEntry>'

    inputs = "".join(
        f'<input id="i{n}"><inputExpression typeRef="number"><text>x{n}</text></inputExpression></input>' for n in range(columns)
    )
    rules = "".join(
        f'<rule id="r{row}">{"".join(cell(row, column) for column in range(columns))}'
        f'<outputEntry id="o{row}"><text>{row}</text></outputEntry></rule>'
        for row in range(rows)
    )
    model = (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="r" name="r" namespace="n">'
        f'<decision id="d" name="D"><decisionTable id="t" hitPolicy="FIRST">{inputs}<output id="o" name="o" typeRef="number"/>'
        f"{rules}</decisionTable></decision></definitions>"
    )

    def play(house: House) -> Any:
        return len(house.deploy_files(("r.dmn", model.encode())).decisions)

    return play


def fields(count: int) -> Scene:
    """A form of many fields."""
    parts = [{"type": "textfield", "id": f"F{n}", "key": f"k{n}", "label": "x"} for n in range(count)]

    def play(house: House) -> Any:
        return len(house.deploy_files(("f.form", json.dumps({**FORM, "components": parts}).encode())).forms)

    return play


def worker_lives_on(house: House) -> Any:
    """A timer leads into an endless loop, another one to good work: the worker stops the first and does the second."""
    endless = (gateway("exclusive", "m"), script("x", "=1", "y"), gateway("exclusive", "g", "g_m"))
    hostile = document(
        start(), catch("t", timer("PT1H")), *endless, end(), chain("start", "t", "m", "x", "g", "m"), flow("g", "end", "=false")
    )
    good = document(
        start(), catch("t", timer("PT2H")), service("ring", "record"), end(), chain("start", "t", "ring", "end"), process_id="q"
    )
    house.deploy(hostile, good)
    house.start()
    key = house.start("q")
    house.clock.advance_to(MONDAY.replace(hour=23))
    run_due(house.engine)
    return [house.is_done(key), [incident.kind for incident in house.incidents()]]


MANY = list(range(120_000))
SCENES: dict[str, tuple[Scene, str]] = {
    "rounds over a million": (rounds("=for i in 1..999999 return i"), "EXTRACT_VALUE_ERROR at x"),
    "rounds over twenty thousand": (rounds("=for i in 1..20000 return i"), "EXTRACT_VALUE_ERROR at x"),
    "rounds over a huge variable": (rounds("=many", variables={"many": MANY}), "EXTRACT_VALUE_ERROR at x"),
    "rounds in sequence over a huge variable": (
        rounds("=many", sequential=True, variables={"many": MANY}),
        "EXTRACT_VALUE_ERROR at x",
    ),
    "a variable that grows": (growing, "EXTRACT_VALUE_ERROR at x4"),
    "an endless loop": (spinning, "STEP_LIMIT_EXCEEDED at m"),
    "a process that calls itself": (calling_itself, "STEP_LIMIT at p"),
    "processes that call each other": (calling_each_other, "STEP_LIMIT at p"),
    "a process that hears itself": (heard_by_itself, "STEP_LIMIT at p"),
    "a storm of signals": (storm, "STEP_LIMIT at p"),
    "message ping-pong": (ping_pong, "STEP_LIMIT at p"),
    "five thousand nodes": (line, "True"),
    "four thousand branches": (fan("parallel", 4_000), "True"),
    "a thousand inclusive branches": (fan("inclusive", 1_000), "True"),
    "sub-processes thirty deep": (nested(30), "True"),
    "sub-processes a hundred deep": (nested(100), "rejected by xml"),
    "a table of a thousand rows": (table(1_000, 3), "1"),
    "a table of forty columns": (table(100, 40), "1"),
    "a form of two thousand fields": (fields(2_000), "1"),
    "a worker before an endless loop": (worker_lives_on, "[True, ['STEP_LIMIT_EXCEEDED']]"),
}
"""Scene and how it ends."""


def outcome(scene: Scene, folder: Path, number: int) -> str:
    """How a scene ended; whatever it did, the house goes on working afterwards."""
    database = Database(f"sqlite:///{folder / str(number)}.sqlite3")
    database.create_all()
    house = House(database)
    try:
        ending = str(scene(house))
    except StepFailed as error:
        ending = f"{error.kind} at {error.element_id}"
    except DeploymentRejected as error:
        ending = f"rejected by {next(finding.rule for finding in error.findings if finding.severity == 'error')}"
    except EngineError as error:
        ending = error.code
    house.deploy(document(start(), task("well"), end(), chain("start", "well", "end"), process_id="healthy"))
    key = house.start("healthy")
    house.complete(ZHANG, "well")
    assert house.is_done(key)
    database.dispose()
    return ending


def main() -> None:
    """Play all scenes in this process and print how each ended."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with tempfile.TemporaryDirectory() as folder:
        endings = {name: outcome(scene, Path(folder), n) for n, (name, (scene, _)) in enumerate(SCENES.items())}
    json.dump(endings, sys.stdout)


if __name__ == "__main__":
    main()
