"""Each of the broken set is refused by a deployment and by `dingdian lint`, with element, line and remedy in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli import main
from engine.dialect.lint.finding import Finding
from engine.errors import DeploymentRejected
from tests.engine.house import House
from tests.hazards.broken.entries import ENTRIES, FILES, FOLDER, Entry


@pytest.fixture(params=ENTRIES, ids=lambda entry: entry.name)
def entry(request: pytest.FixtureRequest) -> Entry:
    """One of the set."""
    assert isinstance(request.param, Entry)
    return request.param


def the_finding(entry: Entry, findings: list[Finding]) -> Finding:
    """The finding that must be there; nothing else is an error of the other files."""
    errors = {finding.resource for finding in findings if finding.severity == "error"}
    assert errors <= {entry.file}
    known = [(f.rule, f.element_id, f.line, str(f.severity)) for f in findings if f.rule != "diagram-shape"]
    wanted = (entry.rule, entry.element, entry.line, entry.severity)
    assert wanted in known
    return next(f for f in findings if (f.rule, f.element_id, f.line, str(f.severity)) == wanted)


def test_the_deployment_is_refused_and_nothing_is_stored(house: House, entry: Entry) -> None:
    before = house.everything()
    try:
        findings = house.deploy_files(*entry.files()).warnings
        assert entry.severity == "warning"
    except DeploymentRejected as rejected:
        findings = list(rejected.findings)
        assert entry.severity == "error"
        assert house.everything() == before
    finding = the_finding(entry, findings)
    assert finding.message
    assert finding.remedy
    assert any("\u4e00" <= letter <= "\u9fff" for letter in finding.message_zh)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in finding.remedy_zh)


def test_the_command_line_says_the_same(entry: Entry, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in entry.files():
        (tmp_path / name).write_bytes(content)
    assert main(["lint", str(tmp_path)]) == (entry.severity == "error")
    place = f"{entry.file}:{entry.line}" if entry.line else entry.file
    element = f" [{entry.element}]" if entry.element else ""
    lines = [line for line in capsys.readouterr().out.splitlines() if line.endswith(f"({entry.rule})")]
    assert any(place in line and f"{entry.severity}{element}" in line for line in lines)
    main(["lint", "--language", "zh", str(tmp_path)])
    assert f"（{entry.rule}）" in capsys.readouterr().out


def test_the_good_files_are_deployed(house: House) -> None:
    files = [(name, (FOLDER / name).read_bytes()) for name in FILES]
    assert {finding.rule for finding in house.deploy_files(*files).warnings} == {"diagram-shape"}
