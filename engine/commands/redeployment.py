"""Which files of a deployment are deployed already and keep their versions.

A file keeps its version when it is identical to the newest one, by itself: its neighbours may change. Only files that a
`bindingType="deployment"` ties together are versioned together, because such a reference means the version that lies in the
same deployment (docs/adr names what Camunda does instead).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from sqlalchemy.orm import Session

from engine.commands.resources import ReadResource
from engine.dialect.xml import parse_xml
from engine.store import versioned
from engine.store.decisions import DecisionRow
from engine.store.forms import FormRow
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.versioned import Versioned

_REFERENCES: dict[str, tuple[type[Versioned], str]] = {
    "formDefinition": (FormRow, "formId"),
    "calledDecision": (DecisionRow, "decisionId"),
    "calledElement": (ProcessDefinitionRow, "processId"),
}
"""The elements that carry a binding: what they refer to, and the attribute with its id."""
ANY = None
"""The id of a reference that an expression works out."""


def kept_rows(session: Session, read: Sequence[ReadResource]) -> dict[int, list[Versioned]]:
    """The rows of the files that keep their versions, by the place of the file in `read`."""
    newest = [_identical(session, resource) for resource in read]
    kept: dict[int, list[Versioned]] = {}
    for group in _tied(read):
        rows = {place: of_file for place in group if (of_file := newest[place]) is not None}
        deployments = {row.deployment_key for of_file in rows.values() for row in of_file}
        if len(rows) == len(group) and (len(group) == 1 or len(deployments) == 1):
            kept |= rows
    return kept if any(kept.values()) else {}


def _identical(session: Session, resource: ReadResource) -> list[Versioned] | None:
    """The newest versions of what a file defines; None if the file has changed since."""
    rows: list[Versioned] = []
    for defined in resource.definitions:
        row = versioned.latest(session, defined.kind, defined.id)
        if row is None or row.sha256 != resource.sha256:
            return None
        rows.append(row)
    return rows


def _tied(read: Sequence[ReadResource]) -> list[list[int]]:
    """The files in groups that must be versioned together, by their places; most files are alone."""
    group_of = list(range(len(read)))
    for place, resource in enumerate(read):
        bound = set(_bound(resource))
        for other, defining in enumerate(read):
            if any((one.kind, one.id) in bound or (one.kind, ANY) in bound for one in defining.definitions):
                old, new = group_of[other], group_of[place]
                group_of = [new if group == old else group for group in group_of]
    return [[place for place, group in enumerate(group_of) if group == name] for name in dict.fromkeys(group_of)]


def _bound(resource: ReadResource) -> Iterator[tuple[type[Versioned], str | None]]:
    """What a diagram refers to in its own deployment."""
    if PurePosixPath(resource.name).suffix.lower() != ".bpmn" or b"bindingType" not in resource.content:
        return
    root = parse_xml(resource.content, resource=resource.name)
    for name, (kind, attribute) in _REFERENCES.items():
        for node in root.iter(f"{{*}}{name}"):
            if node.get("bindingType") == "deployment":
                id_ = str(node.get(attribute) or "")
                yield kind, ANY if id_.startswith("=") else id_
