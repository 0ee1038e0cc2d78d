"""Ad-hoc sub-processes run by a worker, through the commands; on both databases."""

from __future__ import annotations

import pytest

from engine import commands
from engine.errors import InvalidInput, NotFound, StepFailed
from engine.jobs import AdHocResult, ElementChoice, TaskResult
from engine.spiff.waits import JobKind
from engine.store.jobs import JobState
from tests.engine.commands.waiting import only, row, take
from tests.engine.house import WANG, ZHANG, House, task
from tests.engine.spiff.drawing import chain, document, element, end, extensions, start

AGENT = element("adHocSubProcess", "h", extensions('<zeebe:taskDefinition type="agent"/>') + task("a") + task("b"))
ASKING = document(start(), AGENT, end(), chain("start", "h", "end"))


@pytest.fixture
def case(house: House) -> int:
    """An instance whose worker has been asked what to begin."""
    house.deploy(ASKING)
    return house.start()


def answer(house: House, result: AdHocResult | TaskResult) -> int:
    """Take the one question there is and answer it."""
    job = only(house, job_type="agent")
    house.do(WANG, commands.complete_job, job, result=result)
    return job


def begin(*names: str) -> AdHocResult:
    """The elements to begin."""
    return AdHocResult(tuple(ElementChoice(name, {"by": "agent"}) for name in names))


def test_the_worker_runs_the_sub_process(house: House, case: int) -> None:
    (asked,) = take(house, job_type="agent")
    assert (asked.job.kind, asked.job.element_id) == (JobKind.AD_HOC_SUB_PROCESS, "h")
    assert [one["elementId"] for one in asked.variables["adHocSubProcessElements"]] == ["a", "b"]
    house.do(WANG, commands.complete_job, asked.job.key, {"turn": 1}, result=begin("a"))
    house.complete(ZHANG, "a")
    answer(house, AdHocResult(is_done=True))
    assert (house.is_done(case), house.variables(case)) == (True, {"turn": 1})


def test_a_question_still_open_is_asked_anew(house: House, case: int) -> None:
    answer(house, begin("a", "b"))
    house.complete(ZHANG, "a")
    first = only(house, job_type="agent")
    house.complete(ZHANG, "b")
    assert row(house, first).state is JobState.CANCELED
    with pytest.raises(NotFound):
        house.do(WANG, commands.complete_job, first, result=AdHocResult(is_done=True))
    answer(house, AdHocResult(is_done=True))
    assert house.is_done(case)


@pytest.mark.parametrize(
    ("result", "found"),
    [
        (begin("nowhere"), "'nowhere'"),
        (AdHocResult((ElementChoice("a"),), is_done=True), "either elements"),
        (TaskResult(), "adHocSubProcess"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(house: House, case: int, result: AdHocResult | TaskResult, found: str) -> None:
    with pytest.raises(InvalidInput, match=found):
        answer(house, result)


def test_nothing_chosen_while_nothing_runs_rests_behind_an_incident(house: House, case: int) -> None:
    with pytest.raises(StepFailed, match="STALLED"):
        answer(house, AdHocResult())
    (incident,) = house.incidents()
    assert (incident.element_id, take(house, job_type="agent")) == ("h", [])
    house.do(WANG, commands.resolve_incident, incident.key)
    answer(house, begin("b"))
    assert house.task("b").assignee is None


def test_a_worker_without_tries_is_an_incident(house: House, case: int) -> None:
    house.do(WANG, commands.fail_job, only(house, job_type="agent"), retries=0)
    (incident,) = house.incidents()
    assert incident.kind == "AD_HOC_SUB_PROCESS_NO_RETRIES"


def test_a_handler_here_chooses_in_the_same_step(house: House) -> None:
    house.handlers.register("agent", lambda job: AdHocResult(is_done=True) if job.variables.get("seen") else begin("a"))
    house.deploy(ASKING)
    key = house.start()
    house.complete(ZHANG, "a", {"seen": True})
    assert house.is_done(key)
