"""The process designer's tutorial does what it says: the same edit, the same findings, the same way through the diagram."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from fastapi.testclient import TestClient

import handlers.tables  # noqa: F401 -- registers the tables before a database is created
from api.app import create_app
from api.runtime import Runtime
from api.settings import Settings
from engine.commands.deploy import deploy
from engine.commands.resources import read_resource
from engine.store import Database
from handlers.bootstrap import function_library, process_files
from tests.api.camunda.conftest import LOCAL
from tests.docs.markdown import ROOT, blocks
from tests.processes.answers import institution, pharmacy
from tests.processes.office import Office

DIAGRAM = "designation-application/designation-application.bpmn"
BEFORE = "=defaultAcceptance and (refusalGrounds = null or count(refusalGrounds) = 0)"
SUBMITTED, OVERDUE = date(2026, 9, 29), date(2026, 10, 13)
TUTORIALS = [ROOT / "docs/tutorial" / name for name in ("process-designer.md", "process-designer.zh-CN.md")]


@pytest.fixture
def office(database: Database) -> Office:
    """The agency on the day the tutorial begins."""
    return Office.open(database, SUBMITTED)


@pytest.fixture(params=TUTORIALS, ids=lambda path: path.name)
def tutorial(request: pytest.FixtureRequest) -> Path:
    """The tutorial in each language."""
    path = request.param
    assert isinstance(path, Path)
    return path


def shown(tutorial: Path, language: str) -> list[str]:
    """The blocks of a language, without line numbers of the diagram."""
    return [plain(block.body) for block in blocks(tutorial.read_text()) if block.language == language]


def plain(text: str) -> str:
    """Without line numbers: the Modeler moves lines with every save."""
    return re.sub(r"\.bpmn:\d+:", ".bpmn:", text)


def condition(tutorial: Path) -> str:
    """The condition the tutorial tells to write."""
    return shown(tutorial, "feel")[0].strip()


def limit(tutorial: Path) -> str:
    """The date of the timer the tutorial tells to write."""
    return shown(tutorial, "feel")[1].strip()


def with_limit(text: str) -> bytes:
    """The diagram with that date in the timer of the supplement."""
    diagram = dict(process_files())[DIAGRAM].decode()
    before = ">=end of day(supDue)<"
    assert diagram.count(before) == 1
    return diagram.replace(before, f">{text}<").encode()


def with_condition(text: str) -> bytes:
    """The diagram with that condition on the flow."""
    diagram = dict(process_files())[DIAGRAM].decode()
    assert diagram.count(f">{BEFORE}<") == 1
    return diagram.replace(f">{BEFORE}<", f">{text}<").encode()


def deploy_with(office: Office, text: str) -> None:
    """Deploy everything, with that condition."""
    files = dict(process_files()) | {DIAGRAM: with_condition(text)}
    office.run(lambda uow: deploy(uow, list(files.items())))


def test_the_new_condition_sends_hospitals_to_the_leader(office: Office, tutorial: Path) -> None:
    deploy_with(office, condition(tutorial))
    hospital, shop = office.submit(institution()), office.submit(pharmacy())
    office.go_to(date(2026, 10, 12))
    assert "Task_SuperviseIntake" not in office.open_elements(hospital)
    office.go_to(OVERDUE)
    assert "Task_SuperviseIntake" in office.open_elements(hospital)
    assert office.state(shop) == "EVALUATING"


def test_the_condition_without_its_sign_is_found(tutorial: Path) -> None:
    name = PurePosixPath(DIAGRAM).name
    found = read_resource(name, with_condition(condition(tutorial).removeprefix("=")), function_library()).findings
    assert len(found) == 1
    assert any(plain(str(found[0])) in text for text in shown(tutorial, "text"))


def test_a_misspelt_variable_is_an_incident(office: Office, tutorial: Path) -> None:
    deploy_with(office, BEFORE.replace("defaultAcceptance", "defaultAcceptence"))
    hospital = office.submit(institution())
    office.go_to(OVERDUE)
    assert office.open_elements(hospital) == {"Task_CheckCompleteness"}
    (message,) = office.incidents()
    assert any(message.startswith(text.strip()) for text in shown(tutorial, "text"))


def deploy_over_http(database: Database, folder: Path, content: bytes) -> list[dict[str, Any]]:
    """What the Modeler's Deploy button, or curl, sends and is answered."""
    settings = Settings(database_url=database.url.render_as_string(hide_password=False), data=folder, demo=True)
    runtime = Runtime.open(settings)
    with closing(runtime), TestClient(create_app(settings, runtime), base_url="http://127.0.0.1:8000", client=LOCAL) as http:
        name = PurePosixPath(DIAGRAM).name
        answer = http.post("/v2/deployments", files=[("resources", (name, content, "application/octet-stream"))])
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["deployments"]
        return found


def supplementing(office: Office, code: str) -> str:
    """The application of a pharmacy, which lacks material."""
    number = office.submit(pharmacy(code))
    office.do(number, "Task_CheckCompleteness", intakeDecision="incomplete", missingItems=["O3-06-1"])
    office.do(number, "Task_SupplementNotice")
    return number


def test_the_new_limit_counts_for_new_cases(office: Office, tutorial: Path, database: Database, tmp_path: Path) -> None:
    office.deploy()
    older = supplementing(office, "91330100MA2AAAAA0X")
    (deployed,) = deploy_over_http(database, tmp_path, with_limit(limit(tutorial)))
    newer = supplementing(office, "91330100MA2BBBBB0Y")
    days = [date.fromisoformat(day) for day in re.findall(r"2026-1[01]-\d\d", tutorial.read_text().split("/v2/deployments")[1])][
        :2
    ]

    assert deployed["processDefinition"]["processDefinitionVersion"] == 2
    office.go_to(days[0] - timedelta(days=1))
    assert (office.state(older), office.state(newer)) == ("SUPPLEMENTING", "SUPPLEMENTING")
    office.go_to(days[0])
    assert (office.state(older), office.state(newer)) == ("SUPPLEMENTING", "LAPSED")
    office.go_to(days[1] - timedelta(days=1))
    assert office.state(older) == "SUPPLEMENTING"
    office.go_to(days[1])
    assert office.state(older) == "LAPSED"


def test_deploying_answers_as_shown(office: Office, tutorial: Path) -> None:
    folder = PurePosixPath(DIAGRAM).parent
    office.deploy()
    files = [(PurePosixPath(name).name, text) for name, text in process_files() if PurePosixPath(name).parent == folder]
    changed = [(name, text) for name, text in files if not name.endswith(".bpmn")]
    changed.insert(0, (PurePosixPath(DIAGRAM).name, with_condition(condition(tutorial))))
    deployed = office.run(lambda uow: deploy(uow, changed))
    lines = [f"{row.id} version {row.version}" for row in (*deployed.processes, *deployed.decisions, *deployed.forms)]
    assert "\n".join([*lines[:3], "...", ""]) in shown(tutorial, "text")
    assert f"{len(files)} files, 0 errors, 0 warnings\n" in shown(tutorial, "text")
