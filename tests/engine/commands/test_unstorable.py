"""A value that a database refuses is a mistake of the case or the caller, not of the database, and is told before it is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha512

import pytest
from sqlalchemy import text

from engine import commands
from engine.actor import Actor
from engine.errors import InvalidInput, StepFailed, Unstorable
from engine.jobs import Job
from engine.store import Database
from tests.engine.house import WANG, ZHANG, House, task
from tests.engine.spiff.drawing import catch, chain, document, element, end, extensions, message, messages, service, signal, start

LONG = "".join(sha512(str(number).encode()).hexdigest() for number in range(100))
"""Longer than PostgreSQL's indexes take, and nothing that it could compress."""
BAD = {"long": LONG, "NUL": "a\x00b", "half a pair": "a\ud800b"}
ALARM = '<bpmn:signal id="alarm" name="=who"/>'
PLACES = {
    "assignee": task("bad", assignee="=who"),
    "groups": task("bad", candidateGroups="=[who]"),
    "correlation key": catch("bad", message("paid")),
    "signal name": catch("bad", signal("alarm")),
    "job type": element("serviceTask", "bad", extensions('<zeebe:taskDefinition type="=who"/>')),
}
EXTERNAL = document(start(), service("outside", "external"), end(), chain("start", "outside", "end"))
WORK = document(start(), task("work"), end(), chain("start", "work", "end"))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("made", ["=text", '="a\\u0000b"'], ids=["long", "NUL"])
def test_a_name_or_key_that_not_every_database_can_store_is_an_incident(any_database: Database, place: str, made: str) -> None:
    house = House(any_database)
    naming = element(
        "scriptTask", "name", extensions(f"<zeebe:script expression='{made}' resultVariable='who'/>")
    )  # what comes from outside has no NUL, but an expression can make one
    drawn = (start(), task("before"), naming, PLACES[place], end(), chain("start", "before", "name", "bad", "end"))
    house.deploy(document(*drawn, declarations=ALARM + messages(paid="=who")))
    key = house.start(variables={"text": LONG})
    with pytest.raises(StepFailed, match="where a name or key of at most 1000 bytes of characters is needed"):
        house.complete(ZHANG, "before")
    (incident,) = house.incidents()
    assert (incident.kind, incident.instance_key, incident.element_id) == ("EXTRACT_VALUE_ERROR", key, "bad")
    assert house.tasks("before"), "the step is undone"


DOORS: dict[str, Callable[[House, str], object]] = {
    "message": lambda house, bad: house.publish(bad, "A-1"),
    "correlation key": lambda house, bad: house.publish("paid", bad, time_to_live=timedelta(days=1)),
    "message id": lambda house, bad: house.publish("paid", "A-1", message_id=bad),
    "signal": lambda house, bad: house.do(Actor.system(), commands.broadcast_signal, bad),
    "assignee": lambda house, bad: house.do(WANG, commands.assign_task, house.task("work").key, bad),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_names_and_keys_are_checked_at_the_door(any_database: Database, door: str, bad: str) -> None:
    house = House(any_database)
    house.deploy(WORK)
    house.start()
    before = house.everything()
    with pytest.raises(InvalidInput, match="at most 1000 bytes of characters"):
        DOORS[door](house, bad)
    assert house.everything() == before


def test_a_key_of_a_thousand_bytes_is_stored_and_found(any_database: Database) -> None:
    house = House(any_database)
    house.deploy(
        document(start(), catch("wait", message("paid")), end(), chain("start", "wait", "end"), declarations=messages(paid="=k"))
    )
    key = house.start(variables={"k": LONG[:1000]})
    house.publish("paid", LONG[:1000])
    assert house.is_done(key)


@pytest.mark.parametrize("bad", ["a\x00b", "a\ud800b"], ids=["NUL", "half a pair"])
def test_the_message_of_a_failed_job_is_kept_without_what_cannot_be_stored(any_database: Database, bad: str) -> None:
    house = House(any_database)
    house.deploy(EXTERNAL)
    house.start()
    taken = house.do(Actor.system(), commands.activate_jobs, "external", worker="w", timeout=timedelta(minutes=1), limit=1)
    house.do(Actor.system(), commands.fail_job, taken[0].job.key, retries=0, message=bad)
    assert [incident.detail for incident in house.incidents()] == ["a\ufffdb"]


def test_what_only_the_database_finds_is_an_error_with_a_type(postgresql_database: Database) -> None:
    house = House(postgresql_database)
    with pytest.raises(Unstorable, match="cannot contain NUL"), house.engine.transaction(Actor.system()) as uow:
        uow.session.execute(text("select :given"), {"given": "a\x00b"})


def test_an_error_text_of_a_handler_is_kept_without_what_cannot_be_stored(any_database: Database) -> None:
    house = House(any_database)

    def broken(job: Job) -> None:
        raise OSError("a\x00b")

    house.handlers.register("broken", broken)
    house.deploy(document(start(), task("work"), service("b", "broken"), end(), chain("start", "work", "b", "end")))
    house.start()
    with pytest.raises(StepFailed, match="a\ufffdb"):
        house.complete(ZHANG, "work")
    assert [incident.detail for incident in house.incidents()] == ["the handler of 'broken' failed: a\ufffdb"]
