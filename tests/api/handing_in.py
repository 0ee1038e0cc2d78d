"""A procedure that asks for files and shows them: for tests of documents."""

from __future__ import annotations

import json
from typing import Any

from fastapi.testclient import TestClient

from api.runtime import Runtime
from engine import commands
from engine.actor import Actor
from engine.store import user_tasks
from handlers import parameters
from handlers.cause import Cause
from handlers.deadlines import date_in_china
from tests.engine.forms.schemas import field, form
from tests.engine.spiff.drawing import chain, document, end, start, user

AREA = "330100"
PDF = ("现场记录.pdf", b"%PDF-1.7 example", "application/pdf")
PNG = ("照片.png", b"\x89PNG\r\n\x1a\n example", "image/png")
PICKER = field("filepicker", "files", label="现场材料", accept=".pdf,image/*", multiple=True, validate={"required": True})
PREVIEW = {"type": "documentPreview", "id": "Preview_1", "label": "现场材料", "dataSource": "=files"}
FORMS = {
    "hand-in": form(PICKER, field("textarea", "note"), id="hand-in"),
    "look": form(PREVIEW, field("checkbox", "seen"), id="look"),
}


def resources() -> list[tuple[str, bytes]]:
    """The files of the procedure: the intake clerk hands in files, the third party looks at them."""
    parts = [
        user("handIn", '<zeebe:formDefinition formId="hand-in"/>', candidateGroups="agency-intake"),
        user("look", '<zeebe:formDefinition formId="look"/>', candidateGroups="third-party"),
    ]
    diagram = document(start(), *parts, end(), chain("start", "handIn", "look", "end"), process_id="handing-in")
    return [("handing-in.bpmn", diagram), *((f"{name}.form", json.dumps(one).encode()) for name, one in FORMS.items())]


def deploy(runtime: Runtime) -> None:
    """Deploy the procedure."""
    runtime.engine.run(Actor.system(), lambda uow: commands.deploy(uow, resources()))


def begin(runtime: Runtime, area: str = AREA, business_key: str | None = None) -> str:
    """Start it; gives the key of its task."""
    key = runtime.engine.run(
        Actor.system(),
        lambda uow: commands.start_instance(uow, "handing-in", tenant_id=area, business_key=business_key),
    )
    return open_task(runtime, key)


def open_task(runtime: Runtime, instance_key: int) -> str:
    """The key of the instance's open task."""
    with runtime.engine.reading() as session:
        (task,) = user_tasks.open_of_instance(session, instance_key)
        return str(task.key)


def upload(person: TestClient, file: tuple[str, bytes, str] = PDF, **fields: str) -> dict[str, Any]:
    """Store a file and give its reference."""
    answer = person.post("/api/documents", files={"file": file}, data=fields)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def complete(person: TestClient, task_key: str, *references: dict[str, Any]) -> Any:
    """Hand files in; gives the answer."""
    return person.post(f"/api/tasks/{task_key}/complete", json={"variables": {"files": list(references)}})


def set_parameter(runtime: Runtime, name: str, value: int) -> None:
    """Override it for Hangzhou."""
    with runtime.database.write() as session:
        now = runtime.engine.now(session)
        parameters.set_override(session, name, AREA, date_in_china(now), value, "市", Cause("test", now))
