"""The catalogue says the truth about the handlers and about every service task of our diagrams."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from engine.dialect.names import zeebe
from engine.dialect.xml import parse_xml
from handlers.job_types import Header, JobType, job_types
from handlers.jobs import HANDLERS
from handlers.resources import PROCESSES


@dataclass(frozen=True, slots=True)
class Use:
    """A task definition in a diagram."""

    place: str
    type: str
    headers: dict[str, str]
    inputs: frozenset[str]


def _uses(file: Path) -> list[Use]:
    root = parse_xml(file.read_bytes(), resource=file.name)
    return [_use(file, definition) for definition in root.iter(zeebe("taskDefinition"))]


def _use(file: Path, definition: etree._Element) -> Use:
    extensions = definition.getparent()
    assert extensions is not None
    return Use(
        f"{file.stem}:{definition.sourceline}",
        definition.get("type", ""),
        {one.get("key", ""): one.get("value", "") for one in extensions.iter(zeebe("header"))},
        frozenset(one.get("target", "") for one in extensions.iter(zeebe("input"))),
    )


USES = [use for file in sorted(PROCESSES.rglob("*.bpmn")) for use in _uses(file)]


def _flaws(use: Use, job_type: JobType) -> list[str]:
    declared = {header.key: header for header in job_type.headers}
    flaws = [f"header '{key}' is not in the catalogue" for key in use.headers.keys() - declared.keys()]
    flaws += [f"header '{key}' is required" for key, one in declared.items() if not one.optional and key not in use.headers]
    flaws += [f"header '{key}' must not be '{text}'" for key, text in use.headers.items() if not _fits(declared.get(key), text)]
    if not job_type.open:
        flaws += [f"input '{name}' is not in the catalogue" for name in use.inputs - job_type.inputs.keys()]
    return flaws


def _fits(header: Header | None, text: str) -> bool:
    if header is None:
        return True
    if header.choices:
        return text in {choice.value for choice in header.choices}
    return header.pattern is None or re.fullmatch(header.pattern, text) is not None


def test_every_registered_type_is_in_the_catalogue() -> None:
    assert set(job_types()) == {*HANDLERS, "publish-message"}


@pytest.mark.parametrize("name", sorted({use.type for use in USES}))
def test_our_diagrams_use_it_as_the_catalogue_says(name: str) -> None:
    flaws = [f"{use.place}: {flaw}" for use in USES if use.type == name for flaw in _flaws(use, job_types()[name])]
    assert flaws == []


def test_an_unknown_header_is_a_flaw() -> None:
    use = Use("here", "open-clock", {"timer": "T-NONE", "colour": "red"}, frozenset({"startDate", "endDate"}))
    assert _flaws(use, job_types()["open-clock"]) == [
        "header 'colour' is not in the catalogue",
        "header 'clock' is required",
        "header 'timer' must not be 'T-NONE'",
        "input 'endDate' is not in the catalogue",
    ]


@pytest.mark.parametrize("job_type", job_types().values(), ids=lambda one: one.type)
def test_results_are_variables_named_once(job_type: JobType) -> None:
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9]*", name) for name in job_type.returns)
    assert len(set(job_type.returns)) == len(job_type.returns)
