"""Links of scenarios: the tags that are provision ids. `@SC-…` is the scenario's own id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gherkin.errors import ParserError
from gherkin.parser import Parser

from engine.errors import EngineError
from handlers.traceability.link import Link, LinkKind

SCENARIO_ID = "SC-"


class FeatureError(EngineError):
    """Raised when a feature file is no Gherkin. `resource` names it."""

    code = "feature-error"

    def __init__(self, resource: str, detail: str) -> None:
        super().__init__(f"Expected {resource} to be a feature in Gherkin, but {detail}; correct it.")
        self.resource = resource
        self.detail = detail


def scenario_links(folder: Path) -> Iterator[Link]:
    """The links of every scenario below `folder`. Raises `FeatureError`."""
    for path in sorted(folder.rglob("*.feature")):
        resource = path.relative_to(folder).as_posix()
        yield from _links_of(_feature(path, resource), resource)


def _feature(path: Path, resource: str) -> Mapping[str, Any]:
    try:
        document: Mapping[str, Any] = Parser().parse(path.read_text("utf-8-sig"))
    except ParserError as error:
        raise FeatureError(resource, " ".join(str(error).split())) from error
    return document.get("feature") or {"name": resource, "tags": [], "children": []}


def _links_of(feature: Mapping[str, Any], resource: str) -> Iterator[Link]:
    for scenario, inherited in _scenarios(feature, []):
        tags = [*inherited, *scenario["tags"], *(tag for example in scenario["examples"] for tag in example["tags"])]
        names = dict.fromkeys(tag["name"].removeprefix("@") for tag in tags)
        ids = [name for name in names if name.startswith(SCENARIO_ID)]
        label = f"{' '.join(ids)} {scenario['name']}".strip()
        for provision in (name for name in names if not name.startswith(SCENARIO_ID)):
            line = scenario["location"]["line"]
            yield Link(provision, LinkKind.SCENARIO, resource, scenario["name"], label, feature["name"], line)


def _scenarios(parent: Mapping[str, Any], inherited: list[Any]) -> Iterator[tuple[Mapping[str, Any], list[Any]]]:
    tags = [*inherited, *parent["tags"]]
    for child in parent["children"]:
        if "scenario" in child:
            yield child["scenario"], tags
        elif "rule" in child:
            yield from _scenarios(child["rule"], tags)
