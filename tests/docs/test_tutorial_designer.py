"""The process designer's tutorial does what it says: the same edit, the same findings, the same way through the diagram."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

import handlers.tables  # noqa: F401 -- registers the tables before a database is created
from engine.commands.deploy import deploy
from engine.commands.resources import read_resource
from engine.store import Database
from handlers.bootstrap import function_library, process_files
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
    (found,) = shown(tutorial, "feel")
    return found.strip()


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
