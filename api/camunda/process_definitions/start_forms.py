"""The form a process definition names on its none start event. A stored file never changes, so what it says is remembered."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engine.dialect.xml import parse_xml
from engine.store import deployments, versioned
from engine.store.forms import FormRow
from engine.store.process_definitions import ProcessDefinitionRow

_DEFINITION = "{*}startEvent/{*}extensionElements/{*}formDefinition"


@dataclass(frozen=True, slots=True)
class StartForm:
    """The reference in the diagram; see `engine.store.versioned.bound`."""

    form_id: str
    binding: str
    version_tag: str | None


class _Known:
    """What was read already, by key of the file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._forms: dict[int, dict[str, StartForm]] = {}

    def of_file(self, session: Session, resource_key: int) -> dict[str, StartForm]:
        with self._lock:
            found = self._forms.get(resource_key)
        if found is None:
            found = _read(session, resource_key)
            with self._lock:
                self._forms[resource_key] = found
        return found


_known = _Known()


def start_form_of(session: Session, row: ProcessDefinitionRow) -> FormRow | None:
    """The version of the form that is shown before an instance starts; None without one."""
    named = _known.of_file(session, row.resource_key).get(row.id)
    if named is None:
        return None
    return versioned.bound(session, FormRow, named.form_id, named.binding, named.version_tag, row.deployment_key)


def has_start_form(session: Session, resource_key: int, process_id: str) -> bool:
    """Whether that process of a file names a form on its start event."""
    return process_id in _known.of_file(session, resource_key)


def _read(session: Session, resource_key: int) -> dict[str, StartForm]:
    resource = deployments.get_resource(session, resource_key)
    found: dict[str, StartForm] = {}
    for process in parse_xml(resource.content, resource=resource.name).iterchildren("{*}process"):
        node = process.find(_DEFINITION)
        form_id = None if node is None else node.get("formId")
        if node is not None and form_id:
            found[str(process.get("id"))] = StartForm(form_id, node.get("bindingType", "latest"), node.get("versionTag"))
    return found
