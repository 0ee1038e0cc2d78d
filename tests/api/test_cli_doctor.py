"""`dingdian doctor`: what it prints and how it ends."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import update

from api.cli.main import main
from api.demo.walk import Walker
from api.runtime import Runtime
from engine.store.process_instances import ProcessInstance
from tests.api.lives import PHARMACY


@pytest.fixture
def number(runtime: Runtime, walker: Walker, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case in a database that the command finds, whose clock is the demonstration's."""
    monkeypatch.setenv("DINGDIAN_DATABASE_URL", runtime.settings.database_url)
    monkeypatch.setenv("DINGDIAN_DEMO", "1")
    return walker.submit(PHARMACY)


@pytest.fixture
def damaged(number: str, runtime: Runtime) -> int:
    """The case's instance, with a wrong count of waits."""
    with runtime.database.write() as session:
        key = session.query(ProcessInstance.key).filter(ProcessInstance.business_key == number).order_by("key").first()
        assert key is not None
        session.execute(update(ProcessInstance).where(ProcessInstance.key == key[0]).values(open_waits=99))
    return int(key[0])


def test_nothing_is_wrong_with_a_case_in_progress(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out == "findings: 0\n"


def test_a_finding_names_the_instance_and_ends_with_status_1(damaged: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 1
    finding, *counts = capsys.readouterr().out.splitlines()
    assert finding.startswith(f"wait-count: instance {damaged} of ")
    assert counts == ["wait-count: 1", "findings: 1"]


def test_no_more_than_the_limit_is_shown_and_all_is_counted(damaged: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--limit", "0"]) == 1
    assert capsys.readouterr().out.splitlines() == ["wait-count: 1", "findings: 1"]


def test_json_lines_for_programs(damaged: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 1
    finding, total = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert finding["kind"] == "wait-count"
    assert finding["instanceKey"] == str(damaged)
    assert finding["elementId"] is None
    assert finding["remedy"].startswith("set open_waits")
    assert total == {"findings": 1, "wait-count": 1}
