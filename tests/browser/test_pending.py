"""A task whose listener is a program elsewhere: what was done to it is under way until that program has answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.api.handing_in import AREA
from tests.browser.conftest import Sit
from tests.browser.desk import Desk
from tests.engine.spiff.drawing import chain, document, end, start, user
from tests.engine.spiff.waiting import task_listening

pytestmark = pytest.mark.xdist_group("browser")

TASK = "用印"
SIGN = user(TASK, task_listening(("completing", "check-seal")), candidateGroups="agency-intake")
DIAGRAM = document(start(), SIGN, end(), chain("start", TASK, "end"), process_id="sealing")


@pytest.fixture
def program(address: str) -> Iterator[httpx.Client]:
    """The program: it has deployed the procedure and started it once."""
    with httpx.Client(base_url=address, timeout=60) as client:
        client.post("/v2/deployments", files=[("resources", ("sealing.bpmn", DIAGRAM))]).raise_for_status()
        wanted = {"processDefinitionId": "sealing", "tenantId": AREA}
        client.post("/v2/process-instances", json=wanted).raise_for_status()
        yield client


def answer(program: httpx.Client, result: dict[str, Any]) -> None:
    """The program takes the job of the listener and completes it."""
    ask = {"type": "check-seal", "timeout": 60_000, "maxJobsToActivate": 1, "tenantIds": [AREA]}
    (job,) = program.post("/v2/jobs/activation", json=ask).raise_for_status().json()["jobs"]
    program.post(f"/v2/jobs/{job['jobKey']}/completion", json={"result": result}).raise_for_status()


def submit(desk: Desk) -> None:
    """Submit and confirm."""
    desk.page.get_by_test_id("submit").click()
    desk.page.get_by_role("button", name="确认提交").click()


def test_a_completion_is_under_way_until_the_listener_has_answered(sit: Sit, program: httpx.Client) -> None:
    """Denied, the task is there to be done again; let through, it is over; the page says so by itself."""
    clerk = sit("shouli")
    clerk.go(f"/tasks?q={TASK}")
    clerk.page.get_by_role("link", name=TASK, exact=True).click()
    result = clerk.page.get_by_role("status")

    submit(clerk)
    expect(result.filter(has_text=f"“{TASK}”正在处理")).to_be_visible()
    clerk.picture("task-pending")
    colleague = sit("shouli")
    colleague.go(f"/tasks?q={TASK}")
    row = colleague.page.get_by_role("row").filter(has_text=TASK)
    expect(row).to_contain_text("正在处理")
    expect(row.get_by_role("button", name="签收")).to_have_count(0)

    answer(program, {"type": "userTask", "denied": True})
    expect(clerk.page.get_by_text("提交未获通过")).to_be_visible()
    submit(clerk)
    expect(result.filter(has_text="正在处理")).to_be_visible()
    answer(program, {"type": "userTask"})
    expect(result.filter(has_text=f"“{TASK}”已办结")).to_be_visible()
    colleague.page.get_by_role("button", name="刷新").click()
    expect(row).to_have_count(0)
