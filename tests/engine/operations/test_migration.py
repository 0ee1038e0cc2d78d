"""Running cases move to another version of their process."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from engine import commands
from engine.actor import Actor
from engine.errors import Forbidden, NotFound, WrongState
from engine.spiff.migration import Fate, MigrationPlan, MigrationReport
from engine.spiff.refusals import InstructionRefused, MigrationRefused
from engine.store import history, jobs, subscriptions
from engine.store.process_instances import InstanceStatus
from tests.engine.house import FORM, LI, MONDAY, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    element,
    end,
    extensions,
    gateway,
    message,
    messages,
    multi,
    properties,
    script,
    service,
    signal,
    start,
    sub,
    timer,
)

SAME = MigrationPlan(same_ids=True)
MESSAGES = messages(answer="=key")
SIGNALS = '<bpmn:signal id="stop" name="stop"/>'


def drawn(*parts: str) -> bytes:
    """Start, task a, what is given, end."""
    return document(start(), *parts, end(), declarations=MESSAGES + SIGNALS)


def limit(days: int, after: str = "late", event: str = "limit") -> bytes:
    """Task a with a limit that leads to another task."""
    return drawn(
        task("a"), boundary(event, "a", timer(f"P{days}D")), task(after), chain("start", "a", "end"), chain(event, after, "end")
    )


def migrate(house: House, key: int, definition: int, plan: MigrationPlan = SAME, actor: Actor = WANG) -> None:
    house.do(actor, commands.migrate_instance, key, definition, plan)


def preview(house: House, key: int, definition: int, plan: MigrationPlan = SAME, actor: Actor = WANG) -> MigrationReport:
    with house.engine.reading() as session:
        return commands.preview_migration(session, house.engine.definitions, actor, key, definition, plan, house.clock.now())


def deploy(house: House, source: bytes) -> int:
    return house.deploy(source).processes[0].key


def pairs(*names: str) -> MigrationPlan:
    return MigrationPlan(tuple((name.partition(">")[0], name.partition(">")[2] or name) for name in names))


def codes(error: pytest.ExceptionInfo[MigrationRefused]) -> list[tuple[str, str]]:
    return [(refusal.element_id, refusal.reason.code) for refusal in error.value.refusals]


def test_a_case_goes_on_in_the_new_version(house: House) -> None:
    deploy(house, drawn(task("a"), chain("start", "a", "end")))
    key = house.start()
    new = deploy(house, drawn(task("a"), task("b"), chain("start", "a", "b", "end")))

    migrate(house, key, new)

    house.complete(ZHANG, "a")
    house.complete(ZHANG, "b")
    assert house.is_done(key)
    assert house.instance(key).definition_key == new


def test_an_open_task_keeps_key_assignee_and_day_and_takes_the_new_candidates(house: House) -> None:
    deploy(house, drawn(task("a"), chain("start", "a", "end")))
    key = house.start()
    house.do(ZHANG, commands.claim_task, house.task("a").key)
    before = house.task("a")
    house.clock.advance_to(MONDAY + timedelta(days=1))
    source = drawn(task("b", candidateGroups="agency-evaluator"), chain("start", "b", "end"))
    form = json.dumps({**FORM, "components": []}).encode()
    deployed = house.deploy_files(("p.bpmn", source), ("f.form", form))
    new = deployed.processes[0].key

    migrate(house, key, new, pairs("a>b"))

    after = house.task("b")
    assert (after.key, after.assignee, after.created) == (before.key, "zhang", MONDAY)
    assert (after.name, after.candidate_groups, after.definition_key) == ("b", ["agency-evaluator"], new)
    assert after.form_key == deployed.forms[0].key != before.form_key


def test_candidates_chosen_by_hand_stay_where_the_diagram_did_not_change(house: House) -> None:
    deploy(house, drawn(task("a"), chain("start", "a", "end")))
    key = house.start()
    house.do(WANG, commands.update_task, house.task("a").key, commands.TaskChanges({}, groups=("agency-evaluator",)))
    new = deploy(house, drawn(task("a"), task("b"), chain("start", "a", "b", "end")))

    migrate(house, key, new)

    assert house.task("a").candidate_groups == ["agency-evaluator"]


@pytest.mark.parametrize("kept", ["limit", "new"])
def test_a_kept_timer_keeps_its_date(house: House, kept: str) -> None:
    deploy(house, limit(5))
    key = house.start()
    house.clock.advance_to(MONDAY + timedelta(days=2))
    new = deploy(house, limit(9, event=kept))

    migrate(house, key, new, pairs("a", f"limit>{kept}"))

    (found,) = house.timers(key)
    assert (found.element_id, found.due, found.definition_key) == (kept, MONDAY + timedelta(days=5), new)


def test_the_new_limit_counts_from_the_day_the_task_began(house: House) -> None:
    deploy(house, limit(5))
    key = house.start()
    house.clock.advance_to(MONDAY + timedelta(days=2))
    new = deploy(house, limit(9))
    plan = MigrationPlan(same_ids=True, reevaluate=True)

    (moved,) = [wait for wait in preview(house, key, new, plan).waits if wait.is_redated]
    migrate(house, key, new, plan)

    assert (moved.due_before, moved.due) == (MONDAY + timedelta(days=5), MONDAY + timedelta(days=9))
    assert [one.due for one in house.timers(key)] == [MONDAY + timedelta(days=9)]
    assert house.later(days=7, seconds=-1) == 0
    assert house.later(seconds=1) == 1
    assert [one.element_id for one in house.tasks()] == ["late"]


def test_a_timer_that_goes_nowhere_ends_and_the_targets_begins_now(house: House) -> None:
    deploy(house, limit(5))
    key = house.start()
    house.clock.advance_to(MONDAY + timedelta(days=2))
    new = deploy(house, limit(9))

    migrate(house, key, new, pairs("a"))

    assert [(one.element_id, one.due) for one in house.timers(key)] == [("limit", MONDAY + timedelta(days=11))]


def test_a_reminder_that_has_come_does_not_come_again(house: House) -> None:
    reminded = boundary("soon", "a", timer("P1D"), interrupting=False)
    parts = (task("a"), reminded, task("remind"), chain("soon", "remind", "end"))
    deploy(house, drawn(*parts, chain("start", "a", "end")))
    key = house.start()
    house.later(days=2)
    new = deploy(house, drawn(*parts, task("b"), chain("start", "a", "b", "end")))

    migrate(house, key, new)

    assert house.timers(key) == []
    assert [one.element_id for one in house.tasks()] == ["a", "remind"]


def test_new_events_wait_and_old_ones_do_not(house: House) -> None:
    deploy(house, drawn(task("a"), boundary("said", "a", message("answer")), chain("start", "a", "end"), chain("said", "end")))
    key = house.start(variables={"key": "K"})
    new = deploy(
        house, drawn(task("a"), boundary("shout", "a", signal("stop")), chain("start", "a", "end"), chain("shout", "end"))
    )

    migrate(house, key, new)

    with house.engine.reading() as session:
        assert [one.element_id for one in subscriptions.of_instance(session, key)] == ["shout"]
    house.publish("answer", "K")
    assert not house.is_done(key)
    house.do(WANG, commands.broadcast_signal, "stop", {}, tenant_id=WANG_AREA)
    assert house.is_done(key)


WANG_AREA = "330100"


def test_a_kept_subscription_may_become_non_interrupting(house: House) -> None:
    def version(*, interrupting: bool) -> bytes:
        event = boundary("said", "a", message("answer"), interrupting=interrupting)
        return drawn(task("a"), event, task("b"), chain("start", "a", "end"), chain("said", "b", "end"))

    deploy(house, version(interrupting=True))
    key = house.start(variables={"key": "K"})
    migrate(house, key, deploy(house, version(interrupting=False)))

    house.publish("answer", "K")
    house.publish("answer", "K")

    assert [one.element_id for one in house.tasks()] == ["a", "b", "b"]


def test_elements_in_sub_processes_multi_instances_and_event_sub_processes_move_with_them(house: House) -> None:
    def version(prefix: str, extra: str = "") -> bytes:
        inside = start(f"{prefix}s") + task(f"{prefix}work") + end(f"{prefix}e")
        body = inside + chain(f"{prefix}s", f"{prefix}work", f"{prefix}e")
        rounds = sub(f"{prefix}many", body, multi("=[1, 2]", "item", output=("done", "=item * 10")))
        handler = start(f"{prefix}on", timer("PT1H"), isInterrupting="false") + task(f"{prefix}care") + end(f"{prefix}off")
        event = sub(f"{prefix}beside", handler, chain(f"{prefix}on", f"{prefix}care", f"{prefix}off"), event=True)
        return drawn(rounds, event, extra, chain("start", f"{prefix}many", "end"))

    deploy(house, version("x"))
    key = house.start()
    house.later(hours=2)
    before = [one.key for one in house.tasks()]
    new = deploy(house, version("y"))

    migrate(house, key, new, pairs("xmany>ymany", "xwork>ywork", "xbeside>ybeside", "xcare>ycare", "xon>yon"))

    assert [one.element_id for one in house.tasks()] == ["ywork", "ywork", "ycare"]
    assert [one.key for one in house.tasks()] == before
    assert house.timers(key) == []
    for one in house.tasks():
        house.do(ZHANG, commands.complete_user_task, one.key)
    assert house.is_done(key)
    assert house.variables(key)["done"] == [10, 20]


def test_a_called_instance_keeps_its_own_version(house: House) -> None:
    call = element(
        "callActivity", "call", extensions('<zeebe:calledElement processId="child" propagateAllChildVariables="true"/>')
    )
    deploy(house, document(start(), task("work"), end(), chain("start", "work", "end"), process_id="child"))
    deploy(house, drawn(call, chain("start", "call", "end")))
    key = house.start()
    (child,) = house.instances("child")
    new = deploy(house, drawn(call, task("b"), chain("start", "call", "b", "end")))

    migrate(house, key, new)
    house.complete(ZHANG, "work")

    assert house.is_done(child.key)
    assert [one.element_id for one in house.tasks()] == ["b"]


def test_a_job_stays_with_its_worker(house: House) -> None:
    deploy(house, drawn(service("a", "outside"), chain("start", "a", "end")))
    key = house.start()
    new = deploy(house, drawn(service("b", "elsewhere"), task("c"), chain("start", "b", "c", "end")))

    migrate(house, key, new, pairs("a>b"))

    with house.engine.reading() as session:
        (job,) = jobs.of_instance(session, key)
    assert (job.element_id, job.type, job.definition_key) == ("b", "outside", new)


def test_tokens_wait_on_at_a_join(house: House) -> None:
    def version(flow: str, *parts: str) -> bytes:
        both = gateway("parallel", "fork") + task("a") + task("b") + gateway("parallel", "join") + "".join(parts)
        flows = chain("start", "fork", "a", "join") + chain("fork", "b") + chain("b", "join").replace("b_join", flow)
        return drawn(both, flows, chain("join", "end"))

    deploy(house, version("second"))
    key = house.start()
    house.complete(ZHANG, "b")
    new = deploy(house, version("other"))

    with pytest.raises(MigrationRefused) as error:
        migrate(house, key, new)
    assert codes(error) == [("join", "FLOW_LOST")]
    migrate(house, key, new, MigrationPlan((("second", "other"),), same_ids=True))

    house.complete(ZHANG, "a")
    assert house.is_done(key)


def test_an_event_based_gateway_keeps_the_events_that_are_mapped(house: House) -> None:
    def version(second: str) -> bytes:
        events = catch("said", message("answer")) + catch("shout", signal("stop")) + catch("late", timer("P1D"))
        chosen = ["said", second]
        flows = chain("start", "gate") + "".join(chain("gate", name, "end") for name in chosen)
        kept = {name: part for name, part in zip(("said", "shout", "late"), _split(events), strict=True) if name in chosen}
        return drawn(element("eventBasedGateway", "gate"), *kept.values(), flows)

    deploy(house, version("shout"))
    key = house.start(variables={"key": "K"})
    migrate(house, key, deploy(house, version("late")))

    with house.engine.reading() as session:
        assert [one.element_id for one in subscriptions.of_instance(session, key)] == ["said"]
    assert [one.element_id for one in house.timers(key)] == ["late"]
    house.later(days=1)
    assert house.is_done(key)


def _split(text: str) -> list[str]:
    return [part + "</bpmn:intermediateCatchEvent>" for part in text.split("</bpmn:intermediateCatchEvent>") if part]


NESTED = drawn(sub("s", start("s1"), task("a"), end("s2"), chain("s1", "a", "s2")), chain("start", "s", "end"))


@pytest.mark.parametrize(
    ("old", "new", "plan", "refused"),
    [
        (limit(1), limit(1), pairs(), [("a", "UNMAPPED")]),
        (limit(1), drawn(service("a", "outside"), chain("start", "a", "end")), SAME, [("a", "TYPE_CHANGED")]),
        (limit(1), NESTED, SAME, [("a", "SCOPE_CHANGED")]),
        (NESTED, limit(1), pairs("s>s", "a"), None),
        (
            limit(1),
            drawn(task("a").replace("</bpmn:userTask>", multi("=[1]", "i") + "</bpmn:userTask>"), chain("start", "a", "end")),
            SAME,
            [("a", "LOOP_CHANGED")],
        ),
        (
            limit(1),
            drawn(
                task("a"), task("b"), boundary("limit", "b", timer("P1D")), chain("start", "a", "b", "end"), chain("limit", "end")
            ),
            pairs("a", "limit"),
            [("a", "EVENT_DETACHED")],
        ),
        (
            limit(1),
            drawn(task("a"), boundary("said", "a", message("answer")), chain("start", "a", "end"), chain("said", "end")),
            pairs("a", "limit>said"),
            [("a", "EVENT_TYPE_CHANGED")],
        ),
        (
            limit(1),
            drawn(task("a"), boundary("said", "a", message("answer")), chain("start", "a", "end"), chain("said", "end")),
            SAME,
            [("a", "EXPRESSION_FAILED")],
        ),
        (
            limit(1),
            drawn(task("a", assignee="=missing.name"), chain("start", "a", "end")),
            SAME,
            [("a", "EXPRESSION_FAILED")],
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    house: House, old: bytes, new: bytes, plan: MigrationPlan, refused: list[tuple[str, str]] | None
) -> None:
    deploy(house, old)
    key = house.start()
    target = deploy(house, new)
    everything = house.everything()

    if refused is None:
        with pytest.raises(InstructionRefused):
            migrate(house, key, target, plan)
    else:
        assert [(one.element_id, one.reason.code) for one in preview(house, key, target, plan).refusals] == refused
        with pytest.raises(MigrationRefused) as error:
            migrate(house, key, target, plan)
        assert codes(error) == refused

    assert house.everything() == everything
    assert house.incidents() == []


@pytest.mark.parametrize(
    ("plan", "element_id", "code"),
    [
        (pairs("nowhere"), "nowhere", "UNKNOWN_ELEMENT"),
        (pairs("a>nowhere"), "a", "UNKNOWN_TARGET"),
        (pairs("a", "a>b"), "a", "MAPPED_TWICE"),
        (pairs("a>start_a"), "a", "TYPE_CHANGED"),
    ],
)
def test_a_wrong_plan_is_refused_with_its_element(house: House, plan: MigrationPlan, element_id: str, code: str) -> None:
    deploy(house, drawn(task("a"), chain("start", "a", "end")))
    key = house.start()
    new = deploy(house, drawn(task("a"), task("b"), chain("start", "a", "b", "end")))

    with pytest.raises(InstructionRefused) as error:
        migrate(house, key, new, plan)

    assert (error.value.refusal.element_id, error.value.refusal.reason.code) == (element_id, code)


def test_a_mistake_in_the_diagram_is_put_right_under_a_running_case(house: House) -> None:
    def version(check: str, expression: str) -> bytes:
        return drawn(
            catch("wait", timer("PT1H")), script(check, expression, "x"), task("a"), chain("start", "wait", check, "a", "end")
        )

    deploy(house, version("wrong", "=missing.name"))
    key = house.start()
    house.later(hours=1)
    (incident,) = house.incidents()
    assert incident.element_id == "wrong"
    new = deploy(house, version("right", "=1"))

    migrate(house, key, new, pairs("wait", "wrong>right"))

    (moved,) = house.incidents()
    assert (moved.key, moved.element_id) == (incident.key, "right")
    house.do(WANG, commands.resolve_incident, incident.key)
    assert house.later() == 1
    assert [one.element_id for one in house.tasks()] == ["a"]


def test_where_it_was_to_stop_it_still_stops(house: House) -> None:
    deploy(house, drawn(task("a"), task("b"), chain("start", "a", "b", "end")))
    key = house.start(stop_after=("b",))
    new = deploy(house, drawn(task("a"), task("c"), task("e"), chain("start", "a", "c", "e", "end")))

    migrate(house, key, new, pairs("a", "b>c"))
    house.complete(ZHANG, "a")
    house.complete(ZHANG, "c")

    assert house.instance(key).status is InstanceStatus.TERMINATED


def test_a_dry_run_changes_nothing_and_says_what_would_happen(house: House) -> None:
    deploy(house, limit(5))
    key = house.start()
    new = deploy(house, drawn(task("a"), boundary("other", "a", timer("P9D")), chain("start", "a", "end"), chain("other", "end")))
    everything = house.everything()

    report = preview(house, key, new)

    assert house.everything() == everything
    assert [(token.element_id, token.target_id) for token in report.tokens] == [("p", "p"), ("a", "a")]
    fates: list[tuple[Any, ...]] = [(wait.fate, wait.kind, wait.element_id, wait.target_id) for wait in report.waits]
    assert fates == [
        (Fate.CLOSED, "timer", "limit", None),
        (Fate.KEPT, "user task", "a", "a"),
        (Fate.OPENED, "timer", None, "other"),
    ]


def test_a_migration_is_on_record(house: House) -> None:
    deploy(house, drawn(task("a"), chain("start", "a", "end")))
    key = house.start()
    old = house.instance(key).definition_key
    new = deploy(house, drawn(task("b"), chain("start", "b", "end")))

    migrate(house, key, new, pairs("a>b"))

    (entry,) = [one for one in house.audit() if one.command == "migrate_instance"]
    assert entry.actor == "wang"
    assert (entry.details["fromDefinitionKey"], entry.details["toDefinitionKey"]) == (str(old), str(new))
    lines = house.history(key)
    (line,) = [one for one in lines if one.type == history.MIGRATION]
    assert [1, "p", "p"] in line.payload["elements"]
    assert [one.element_id for one in lines if one.type == "USER_TASK"] == ["b"]


def test_duties_stay_separate_under_the_new_names(house: House) -> None:
    def version(first: str) -> bytes:
        second = task("b", properties(separateFrom=first))
        return drawn(task(first), second, chain("start", first, "b", "end"))

    deploy(house, version("a"))
    deploy(house, version("a2"))
    key = house.start(version=1, business_key="C-1")
    house.complete(ZHANG, "a")
    for name in ("a2", "a3"):
        previous = {"a2": "a", "a3": "a2"}[name]
        migrate(house, key, deploy(house, version(name)), pairs(f"{previous}>{name}", "b"))

    with pytest.raises(Forbidden):
        house.complete(ZHANG, "b")
    house.complete(LI, "b")
    assert house.is_done(key)


def test_only_supervisors_migrate_only_what_runs_and_only_to_what_is_there(house: House) -> None:
    deploy(house, drawn(task("a"), chain("start", "a", "end")))
    key = house.start()
    new = deploy(house, drawn(task("a"), task("b"), chain("start", "a", "b", "end")))

    with pytest.raises(Forbidden):
        migrate(house, key, new, actor=LI)
    with pytest.raises(NotFound):
        migrate(house, key, 7)
    house.complete(ZHANG, "a")
    with pytest.raises(WrongState):
        migrate(house, key, new)


def test_a_suspended_instance_is_migrated_and_stays_suspended(house: House) -> None:
    deploy(house, drawn(task("a"), chain("start", "a", "end")))
    key = house.start()
    house.do(WANG, commands.suspend_instance, key, "the law is changing")
    new = deploy(house, limit(1))

    migrate(house, key, new)

    assert house.instance(key).status is InstanceStatus.SUSPENDED
    assert house.later(days=2) == 0
    house.do(WANG, commands.resume_instance, key)
    assert house.later() == 1
    assert [one.element_id for one in house.tasks()] == ["late"]


def test_migrating_there_and_back_again(house: House) -> None:
    old = deploy(house, limit(5))
    key = house.start()
    before = house.everything()
    new = deploy(house, limit(9, after="care"))

    migrate(house, key, new)
    migrate(house, key, old)

    after = house.everything()
    for table in ("timer", "user_task", "user_task_group"):
        assert after[table] == before[table]
