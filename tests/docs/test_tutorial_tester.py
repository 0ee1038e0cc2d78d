"""The compliance tester's tutorial does what it says: the scenario fails as shown, and passes when it is put right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.docs.markdown import ROOT, blocks, commands
from tests.docs.shell import Desk

TUTORIAL = ROOT / "docs/tutorial/compliance-tester.zh-CN.md"
BLOCKS = list(blocks(TUTORIAL.read_text()))
(SCENARIO,) = [block.body for block in BLOCKS if block.language == "gherkin"]
FAILS, PASSES, UNKNOWN = [block.body.strip() for block in BLOCKS if block.language == "text"]
RUN = next(line for block in BLOCKS if block.language == "sh" for line in commands(block) if "--tb=line" in line)
RIGHT = SCENARIO.replace("2026-10-21", "2026-10-26").replace("2026-10-22", "2026-10-27")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A checkout whose scenarios may be added to."""
    shutil.copytree(ROOT / "features", tmp_path / "features", ignore=shutil.ignore_patterns("__pycache__", "*.feature"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("scenario", "shown", "status"),
    [
        pytest.param(SCENARIO, FAILS, 1, id="as first written"),
        pytest.param(RIGHT, PASSES, 0, id="put right"),
        pytest.param(RIGHT.replace("时间到达", "时间推到"), UNKNOWN, 1, id="an unknown step"),
    ],
)
def test_the_scenario(desk: Desk, scenario: str, shown: str, status: int) -> None:
    (desk.folder / "features/designation-application/补正期限.feature").write_text(scenario)
    done = desk.run(RUN)
    assert done.returncode == status, done.stdout
    assert shown in done.stdout
