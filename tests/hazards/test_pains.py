"""What users of peer products suffer (rows of the list of pains): where no other suite shows it, it is shown here."""

from __future__ import annotations

from base64 import b64decode, b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
import yaml

from engine import commands
from engine.actor import Actor
from engine.errors import StepFailed
from engine.store import Database, timers
from engine.worker import next_due
from tests.engine.house import MONDAY, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    end,
    flow,
    gateway,
    message,
    messages,
    multi,
    script,
    service,
    start,
    sub,
    timer,
    user,
)
from tests.engine.spiff.running import Run, compiled
from tests.hazards.stock import FEEL, PYTHON, Ours, Stock, Words

GOLDEN = Path(__file__).with_name("golden.yaml")
FORM_LINK = '<zeebe:formDefinition formId="f"/>'


def turning(words: Words) -> bytes:
    """A task in a loop."""
    return document(
        start(),
        gateway("exclusive", "again"),
        task("check"),
        gateway("exclusive", "enough", "enough_again"),
        end(),
        chain("start", "again", "check", "enough", "again"),
        flow("enough", "end", words.says("done")),
    )


def test_pain_1_and_measured_2_what_is_stored_does_not_grow_with_history() -> None:
    stock, ours = Stock(turning(PYTHON), {"done": False}), Run(turning(FEEL), {"done": False})
    sizes: list[tuple[int, int]] = []
    for _ in range(2):
        for _ in range(40):
            stock.complete("check")
            ours.complete("check")
        sizes.append((len(stock.saved()), len(ours.state)))
    (stock_first, our_first), (stock_second, our_second) = sizes
    assert stock_second > 1.3 * stock_first
    assert our_second <= our_first + 8  # ids take another byte now and then


CASE = document(
    start(),
    gateway("parallel", "fork"),
    user("expert", FORM_LINK, inside=multi("=[1, 2]", "n", output=("said", "=x")), candidateGroups="agency-intake"),
    sub("part", start("s"), task("inner"), end("e"), chain("s", "inner", "e")),
    boundary("late", "part", timer(cycle="R3/P1D"), interrupting=False),
    script("count", "=if is defined(late) then late + 1 else 1", "late"),
    catch("wait", message("answer")),
    gateway("parallel", "join"),
    end(),
    end("counted"),
    chain("start", "fork", "expert", "join", "end"),
    chain("fork", "part", "join"),
    chain("fork", "wait", "join"),
    chain("late", "count", "counted"),
    declarations=messages(answer="=number"),
)


def half_way() -> Run:
    """An instance in the middle of a life with most of what a state can hold."""
    run = Run(CASE, {"number": "A-1"})
    run.complete("expert", x=1)
    return run.pass_time(days=1)


def write_golden() -> None:
    """Store the state of today's release; never change one that is there."""
    run = half_way()
    kept = {"diagram": CASE.decode(), "state": b64encode(run.state).decode(), "open": run.open, "active": run.active}
    GOLDEN.write_text(yaml.safe_dump(kept, allow_unicode=True))


def test_pain_7_an_instance_of_the_first_release_goes_on() -> None:
    kept = yaml.safe_load(GOLDEN.read_text())
    run = half_way()
    run.definition = compiled(kept["diagram"].encode())
    run.state = b64decode(kept["state"])
    assert run.open == kept["open"]
    run.complete("expert", x=2).complete("inner").pass_time(days=1).trigger("wait", text="yes")
    assert run.finished
    assert run.variables == {"number": "A-1", "late": 1, "said": [1, 2], "text": "yes", "x": 2}


EXPERTS = document(
    start(),
    user("expert", FORM_LINK, inside=multi("=[1, 2, 3]", "n", output=("said", "=n")), candidateGroups="agency-intake"),
    end(),
    chain("start", "expert", "end"),
)


def test_pain_15_experts_submit_at_the_same_moment(any_database: Database) -> None:
    house = House(any_database)
    ours, together = Ours(house, EXPERTS), Barrier(3)
    keys = [task.key for task in house.tasks()]

    def submit(key: int) -> None:
        engine = house.restarted()
        together.wait()
        engine.run(ZHANG, lambda uow: commands.complete_user_task(uow, key))

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(submit, keys))
    assert ours.finished
    assert ours.variables["said"] == [1, 2, 3]


def test_pain_13_what_was_done_is_seen_at_once(house: House) -> None:
    ours = Ours(house, turning(FEEL), {"done": False})
    for _ in range(3):
        before = house.task("check").key
        ours.complete("check")
        after = house.task("check").key
        assert after != before
        with house.engine.reading() as session:
            assert [row.key for row in house.tasks()] == [after]
            assert house.engine.active_elements(session, ours.key) == ("check",)


FAILING = document(start(), task("u"), service("x", "fail"), end(), chain("start", "u", "x", "end"))


def test_pain_25_a_case_with_an_incident_can_be_looked_at(house: House) -> None:
    ours = Ours(house, FAILING, {"n": 1})
    with pytest.raises(StepFailed):
        ours.complete("u")
    assert ours.variables == {"n": 1}
    assert [event.element_id for event in house.history(ours.key) if event.element_id] != []
    assert [incident.element_id for incident in house.incidents()] == ["x"]
    assert ours.open == ["u"]


BESIDE = document(
    start(),
    gateway("parallel", "fork"),
    task("mine"),
    task("other"),
    gateway("parallel", "join"),
    end(),
    chain("start", "fork", "mine", "join", "end"),
    chain("fork", "other", "join"),
)


def test_pain_26_an_assignment_outlives_every_other_step(house: House) -> None:
    ours = Ours(house, BESIDE)
    house.do(WANG, commands.assign_task, house.task("mine").key, "zhang")
    house.engine = house.restarted()
    house.do(Actor.system(), commands.set_variables, ours.key, {"x": 1})
    ours.complete("other")
    assert house.task("mine").assignee == "zhang"


def test_measured_6_timers_are_rows_and_no_state_is_read_to_find_them(house: House) -> None:
    source = document(start(), catch("t", timer("PT1H")), end(), chain("start", "t", "end"))
    ours = Ours(house, source)
    with house.engine.transaction(Actor.system()) as uow:
        row = uow.session.get(type(house.instance(ours.key)), ours.key)
        assert row is not None
        state, row.state = row.state, b"unreadable"
        uow.session.flush()
        (due,) = timers.claim_due(uow.session, MONDAY.replace(hour=23), 10)
        assert due.key == house.timers(ours.key)[0].key
        row.state = state
    assert next_due(house.engine) == house.timers(ours.key)[0].due


def test_the_golden_instance_is_reached_in_the_usual_way() -> None:
    kept = yaml.safe_load(GOLDEN.read_text())
    assert (half_way().open, half_way().active, kept["diagram"]) == (kept["open"], kept["active"], CASE.decode())
