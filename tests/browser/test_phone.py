"""On a phone the lists of the operators' pages become cards, and nothing has to be pushed sideways."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import ViewportSize, expect

from tests.api.handing_in import AREA
from tests.browser.conftest import Sit
from tests.engine.spiff.drawing import chain, document, end, service, start

pytestmark = pytest.mark.xdist_group("browser-2")

PHONE: ViewportSize = {"width": 375, "height": 812}
BROKEN = document(start(), service("send", "post"), end(), chain("start", "send", "end"), process_id="broken-post")
REASON = "x" * 200
"""A word that is wider than any phone."""
WIDEST = "Math.max(...[...document.querySelectorAll('main table, main td')].map((each) => each.getBoundingClientRect().right))"


@pytest.fixture
def incident(address: str) -> None:
    """An instance whose job has failed for good."""
    with httpx.Client(base_url=address, timeout=60) as program:
        program.post("/v2/deployments", files=[("resources", ("broken.bpmn", BROKEN))]).raise_for_status()
        wanted = {"processDefinitionId": "broken-post", "tenantId": AREA}
        program.post("/v2/process-instances", json=wanted).raise_for_status()
        ask = {"type": "post", "timeout": 60_000, "maxJobsToActivate": 1, "tenantIds": [AREA]}
        (job,) = program.post("/v2/jobs/activation", json=ask).raise_for_status().json()["jobs"]
        failed = {"retries": 0, "errorMessage": REASON}
        program.post(f"/v2/jobs/{job['jobKey']}/failure", json=failed).raise_for_status()


@pytest.mark.usefixtures("incident")
def test_the_lists_of_operators_fit_a_phone(sit: Sit) -> None:
    operator = sit("yunwei")
    operator.page.set_viewport_size(PHONE)
    for path, text in (("definitions", "designation-application"), ("parameters", "申请人补正期限"), ("incidents", REASON)):
        operator.go(f"/admin/{path}")
        expect(operator.page.get_by_role("row").filter(has_text=text).first).to_be_visible()
        operator.settle()
        operator.picture(f"phone-{path}")
        assert 0 < operator.page.evaluate(WIDEST) <= PHONE["width"], path
