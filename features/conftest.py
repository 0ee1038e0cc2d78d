"""The scenarios' world, their steps, and their tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from features.steps import MODULES
from features.world.processes import use_folder_of_environment

if TYPE_CHECKING:
    from features.world.office import Office
    from features.world.world import World

HERE = Path(__file__).resolve().parent
TAG = re.compile(r"(?<!\S)@(\S+)")

pytest.register_assert_rewrite(*MODULES, "features.world.world")


def pytest_configure(config: pytest.Config) -> None:
    """Register the tags of the features as marks, and the steps."""
    for tag in sorted({tag for path in HERE.rglob("*.feature") for tag in _tags(path)}):
        config.addinivalue_line("markers", f"{tag}: 合规场景或条款编号")
    use_folder_of_environment()
    for module in MODULES:
        config.pluginmanager.import_plugin(module)
    config.pluginmanager.import_plugin("features.recording")
    config.pluginmanager.import_plugin("features.advice")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The application with all procedures deployed; compiled once."""
    from features.world.office import Office  # noqa: PLC0415 -- only after the folder of the processes is known

    opened = Office(tmp_path_factory.mktemp("features"))
    yield opened
    opened.close()


@pytest.fixture
def world(office: Office) -> Iterator[World]:
    """A fresh world; at the end of the scenario the engine has no incident, and whatever happened has a title."""
    from api.cases.wording import domain_title  # noqa: PLC0415
    from features.world import repository  # noqa: PLC0415
    from features.world.world import World  # noqa: PLC0415

    office.reset()
    scenario = World(office)
    yield scenario
    assert not scenario.look(repository.incidents), "流程引擎出现异常"
    untitled = [event for event in scenario.look(repository.life_events) if domain_title(event) == event]
    assert not untitled, "页面没有这些事件的名称"


@pytest.fixture
def datatable() -> list[list[str]]:
    """The data table of a step that may also stand without one."""
    return []


def _tags(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip().startswith("@"):
            yield from TAG.findall(line)
