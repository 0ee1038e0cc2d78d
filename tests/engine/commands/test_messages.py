"""Messages: correlation, message starts, the buffer."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from engine import commands
from engine.errors import StepFailed, WrongState
from engine.jobs import Job
from engine.worker import run_due
from tests.engine.house import HANGZHOU, ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    element,
    end,
    extensions,
    mappings,
    message,
    messages,
    start,
)

DAY = timedelta(days=1)
WAITING = document(
    start(),
    catch("wait", message("arrived")),
    end(),
    chain("start", "wait", "end"),
    declarations=messages(arrived="=number"),
)
STARTED = document(
    start(definition=message("begin")),
    task("work"),
    end(),
    chain("start", "work", "end"),
    process_id="started",
    declarations=messages(begin=""),
)
REMINDED = document(
    start(),
    task("work"),
    boundary("again", "work", message("arrived"), interrupting=False),
    task("extra"),
    end(),
    chain("start", "work", "end"),
    chain("again", "extra", "end"),
    declarations=messages(arrived="=number"),
)


def throw(element_id: str, name: str, **inputs: str) -> str:
    """A message end event that publishes through the built-in job."""
    job = '<zeebe:taskDefinition type="publish-message"/>'
    sent = mappings({"messageName": f'="{name}"', **inputs})
    return element("endEvent", element_id, extensions(job, sent) + message("sent"))


def sender(process_id: str = "sender", **inputs: str) -> bytes:
    """A process that publishes `arrived` and ends."""
    return document(
        start(),
        throw("send", "arrived", **{"correlationKey": "=number", "answer": "=42", **inputs}),
        chain("start", "send"),
        process_id=process_id,
        declarations=messages(sent=""),
    )


def test_a_message_reaches_who_waits_under_its_key(house: House) -> None:
    house.deploy(WAITING)
    one, other = house.start(variables={"number": "A-1"}), house.start(variables={"number": "A-2"})
    house.publish("arrived", "A-1", {"answer": 42})
    assert house.is_done(one)
    assert not house.is_done(other)
    assert house.variables(one) == {"number": "A-1", "answer": 42}


def test_a_message_nobody_waits_for_is_gone(house: House) -> None:
    house.deploy(WAITING)
    house.publish("arrived", "A-1")
    key = house.start(variables={"number": "A-1"})
    assert not house.is_done(key)


def test_one_instance_per_process_gets_it(house: House) -> None:
    house.deploy(WAITING)
    keys = [house.start(variables={"number": "A-1"}) for _ in range(2)]
    house.publish("arrived", "A-1")
    assert [house.is_done(key) for key in keys] == [True, False]


@pytest.mark.parametrize(("waits", "arrives"), [(DAY - timedelta(seconds=1), True), (DAY, False)])
def test_a_buffered_message_lives_as_long_as_it_may(house: House, waits: timedelta, arrives: bool) -> None:
    house.deploy(WAITING)
    house.publish("arrived", "A-1", {"answer": 42}, time_to_live=DAY)
    house.clock.advance_to(house.clock.now() + waits)
    run_due(house.engine)
    key = house.start(variables={"number": "A-1"})
    assert house.is_done(key) is arrives


def test_a_buffered_message_is_taken_once_per_process(house: House) -> None:
    house.deploy(WAITING)
    house.publish("arrived", "A-1", time_to_live=DAY)
    keys = [house.start(variables={"number": "A-1"}) for _ in range(2)]
    assert [house.is_done(key) for key in keys] == [True, False]


def test_a_buffered_message_waits_on_for_other_processes(house: House) -> None:
    again = WAITING.replace(b'process id="p"', b'process id="q"')
    house.deploy(WAITING, again)
    first = house.start(variables={"number": "A-1"})
    house.publish("arrived", "A-1", time_to_live=DAY)
    second = house.start("q", {"number": "A-1"})
    assert house.is_done(first)
    assert house.is_done(second)


def test_the_same_message_id_is_refused_while_kept(house: House) -> None:
    send = partial(house.publish, "arrived", "A-1", time_to_live=DAY, message_id="m-1")
    send()
    with pytest.raises(WrongState, match="m-1"):
        send()
    house.clock.advance_to(house.clock.now() + DAY)
    send()


def test_a_message_starts_a_process_for_its_publishers_area(house: House) -> None:
    house.deploy(STARTED)
    house.publish("begin", "A-1", {"x": 1}, tenant_id=HANGZHOU, business_key="A-1")
    work = house.task("work")
    assert (work.tenant_id, work.business_key) == (HANGZHOU, "A-1")
    assert house.variables(work.instance_key) == {"x": 1}


def test_a_thrown_message_starts_a_process_in_the_throwers_case(house: House) -> None:
    house.deploy(STARTED)
    house.deploy(_starter())
    house.start("starter", {"number": "A-1"}, business_key="A-1")
    work = house.task("work")
    assert (work.tenant_id, work.business_key) == (HANGZHOU, "A-1")


def test_a_thrown_message_may_start_a_process_in_another_area_and_case(house: House) -> None:
    house.deploy(STARTED)
    house.deploy(_starter(businessKey='="C-7"', tenantId='="330200"'))
    house.start("starter", {"number": "A-1"}, business_key="A-1")
    (row,) = house.instances("started")
    assert (row.tenant_id, row.business_key) == ("330200", "C-7")
    assert house.variables(row.key) == {}


def test_a_business_key_that_is_no_text_fails_the_step(house: House) -> None:
    house.deploy(_starter(businessKey="=[1]"))
    with pytest.raises(StepFailed, match="input 'businessKey' of element 'send'"):
        house.start("starter", {"number": "A-1"})


def _starter(**inputs: str) -> bytes:
    return document(
        start(),
        throw("send", "begin", **{"correlationKey": "=number", **inputs}),
        chain("start", "send"),
        process_id="starter",
        declarations=messages(sent=""),
    )


def test_one_open_instance_per_key(house: House) -> None:
    house.deploy(STARTED)
    for key in ("A-1", "A-1", "A-2"):
        house.publish("begin", key, tenant_id=HANGZHOU)
    assert len(house.tasks("work")) == 2


def test_without_a_key_every_message_starts_one(house: House) -> None:
    house.deploy(STARTED)
    for _ in range(2):
        house.publish("begin", "", tenant_id=HANGZHOU)
    assert len(house.tasks("work")) == 2


def test_a_start_held_back_follows_when_the_open_one_ends(house: House) -> None:
    house.deploy(STARTED)
    for n in (1, 2, 3):
        house.publish("begin", "A-1", {"n": n}, tenant_id=HANGZHOU, time_to_live=DAY)
    seen = []
    while house.tasks("work"):
        seen.append(house.variables(house.task("work").instance_key)["n"])
        house.complete(ZHANG, "work")
    assert seen == [1, 2, 3]


def test_only_the_newest_version_is_started(house: House) -> None:
    house.deploy(STARTED)
    newest = house.deploy(STARTED.replace(b'name="work"', b'name="new work"')).processes[0]
    house.publish("begin", "A-1", tenant_id=HANGZHOU)
    (row,) = house.instances("started")
    assert row.definition_key == newest.key


def test_a_non_interrupting_boundary_takes_many(house: House) -> None:
    house.deploy(REMINDED)
    key = house.start(variables={"number": "A-1"})
    for _ in range(3):
        house.publish("arrived", "A-1")
    assert len(house.tasks("extra")) == 3
    house.complete(ZHANG, "work")
    house.publish("arrived", "A-1")
    assert len(house.tasks("extra")) == 3
    assert house.instance(key).open_waits == 3


def test_a_process_sends_a_message_to_another(house: House) -> None:
    house.deploy(WAITING, sender())
    receiver = house.start(variables={"number": "A-1"})
    house.start("sender", {"number": "A-1"})
    assert house.variables(receiver) == {"number": "A-1", "answer": 42}


def test_a_message_sent_before_its_receiver_waits(house: House) -> None:
    house.deploy(WAITING, sender(timeToLive='="P1D"'))
    house.start("sender", {"number": 7})
    assert house.is_done(house.start(variables={"number": "7"}))


@pytest.mark.parametrize("inputs", [{"correlationKey": "=null"}, {"timeToLive": '="a day"'}])
def test_a_message_without_a_proper_key_or_life_fails(house: House, inputs: dict[str, str]) -> None:
    house.deploy(sender(**inputs))
    with pytest.raises(StepFailed, match="send"):
        house.start("sender", {"number": "A-1"})


def test_a_message_to_itself_comes_after_the_step(house: House) -> None:
    def send(job: Job) -> None:
        job.publish_message("arrived", job.variables["number"], {"answer": 1})

    house.handlers.register("send", send)
    itself = document(
        start(),
        element("sendTask", "send", extensions('<zeebe:taskDefinition type="send"/>')),
        catch("wait", message("arrived")),
        end(),
        chain("start", "send", "wait", "end"),
        declarations=messages(arrived="=number"),
    )
    house.deploy(itself)
    key = house.start(variables={"number": "A-1"})
    assert house.variables(key) == {"number": "A-1", "answer": 1}


def test_a_cycle_of_messages_is_an_error_and_not_a_hang(house: House) -> None:
    def send(job: Job) -> None:
        job.publish_message("begin", "")

    house.handlers.register("send", send)
    cycle = document(
        start(definition=message("begin")),
        element("sendTask", "send", extensions('<zeebe:taskDefinition type="send"/>')),
        end(),
        chain("start", "send", "end"),
        declarations=messages(begin=""),
    )
    house.deploy(cycle)
    before = house.everything()
    with pytest.raises(StepFailed, match="cycle"):
        house.publish("begin", "")
    assert house.everything() == before


def test_publishing_is_audited(house: House) -> None:
    house.do(ZHANG, commands.publish_message, "arrived", "A-1")
    (entry,) = house.audit()
    assert (entry.command, entry.actor, entry.subject) == ("publish_message", "zhang", "arrived")
