"""Which version a call activity means, by which name, and which variables go in and come out."""

from __future__ import annotations

import pytest

from engine.errors import StepFailed
from tests.engine.house import ZHANG, House, task
from tests.engine.spiff.drawing import chain, document, element, end, extensions, mappings, script, start


def parent(called: str, *more: str) -> bytes:
    """A process that calls `child`, as the attributes of `called` say."""
    call = element("callActivity", "call", extensions(f"<zeebe:calledElement {called}/>", *more))
    return document(start(), call, task("after"), end(), chain("start", "call", "after", "end"), process_id="parent")


def child(value: int, tag: str = "") -> bytes:
    """A process that answers with a number, under a version tag."""
    drawn = document(start(), script("s", f"={value}", "answer"), end(), chain("start", "s", "end"), process_id="child")
    versioned = extensions(f'<zeebe:versionTag value="{tag}"/>').encode() if tag else b""
    return drawn.replace(b'isExecutable="true">', b'isExecutable="true">' + versioned)


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        ('processId="child"', 4),
        ('processId="child" bindingType="latest"', 4),
        ('processId="child" bindingType="deployment"', 1),
        ('processId="child" bindingType="versionTag" versionTag="v2"', 3),
        ('processId="=which"', 4),
    ],
)
def test_the_version_that_the_binding_means(house: House, called: str, expected: int) -> None:
    house.deploy(parent(called), child(1))
    for later in (child(2, "v2"), child(3, "v2"), child(4, "v3")):
        house.deploy(later)
    key = house.start("parent", {"which": "child"})
    assert house.variables(key)["answer"] == expected


@pytest.mark.parametrize(
    "called",
    [
        'processId="child" bindingType="versionTag" versionTag="v9"',
        'processId="other" bindingType="deployment"',
        'processId="=which"',
        'processId="=gone"',
    ],
)
def test_nothing_to_call_is_an_incident(house: House, called: str) -> None:
    house.deploy(parent(called), child(1))
    with pytest.raises(StepFailed):
        house.start("parent", {"which": None})
    assert house.instances("parent") == []


CHILD = document(start(), task("work"), script("s", "=5", "made"), end(), chain("start", "work", "s", "end"), process_id="child")


@pytest.mark.parametrize(
    ("called", "inputs", "seen"),
    [
        ("", {}, {"n": 1, "m": 2}),
        ('propagateAllParentVariables="true"', {"k": "=n + 2"}, {"n": 1, "m": 2, "k": 3}),
        ('propagateAllParentVariables="false"', {}, {}),
        ('propagateAllParentVariables="false"', {"k": "=n + 2"}, {"k": 3}),
    ],
)
def test_what_the_child_is_given(house: House, called: str, inputs: dict[str, str], seen: dict[str, int]) -> None:
    house.deploy(parent(f'processId="child" {called}', mappings(inputs)), CHILD)
    house.start("parent", {"n": 1, "m": 2})
    assert house.variables(house.task("work").instance_key) == seen


@pytest.mark.parametrize(
    ("called", "outputs", "left"),
    [
        ("", {}, {"n": 1, "made": 5, "x": 9}),
        ('propagateAllChildVariables="false"', {}, {"n": 1}),
        ('propagateAllChildVariables="false"', {"y": "=made + x"}, {"n": 1, "y": 14}),
        ('propagateAllChildVariables="true"', {"y": "=made + x"}, {"n": 1, "y": 14}),
    ],
)
def test_what_comes_back(house: House, called: str, outputs: dict[str, str], left: dict[str, int]) -> None:
    house.deploy(parent(f'processId="child" {called}', mappings(outputs=outputs)), CHILD)
    key = house.start("parent", {"n": 1})
    house.complete(ZHANG, "work", {"x": 9})
    assert house.variables(key) == left
