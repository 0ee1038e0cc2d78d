"""Each hostile scene is stopped with a typed error that names its element, or carried out; memory and time are limited."""

from __future__ import annotations

import cProfile
import json
import subprocess
import sys

import pytest

from engine.commands.resources import read_resource
from engine.feel import FunctionLibrary
from tests.engine.spiff.drawing import chain, document, element, end, start
from tests.hazards.hostile.scenes import SCENES


@pytest.fixture(scope="module")
def endings() -> dict[str, str]:
    """How each scene ended in a process of limited memory and time."""
    finished = subprocess.run([sys.executable, "-m", "tests.hazards.hostile.scenes"], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr[-2_000:]
    return dict(json.loads(finished.stdout))


@pytest.mark.parametrize("name", SCENES)
def test_ends_as_it_should(name: str, endings: dict[str, str]) -> None:
    assert endings[name] == SCENES[name][1]


def calls_to_read(nodes: int) -> int:
    """How many calls it takes to check and compile a line of this many nodes."""
    names = [f"n{n}" for n in range(nodes)]
    drawn = (start(), *(element("task", name) for name in names), end(), chain("start", *names, "end"))
    profile = cProfile.Profile()
    profile.enable()
    read = read_resource("line.bpmn", document(*drawn), FunctionLibrary.standard())
    profile.disable()
    assert not read.has_errors
    return sum(entry.callcount for entry in profile.getstats())


def test_the_work_for_a_diagram_grows_with_its_nodes_and_no_faster() -> None:
    assert calls_to_read(1_600) < 4.4 * calls_to_read(400)
