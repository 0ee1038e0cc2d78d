"""One template per job type, valid under the official schema (`@bpmn-io/element-templates-validator`)."""

from __future__ import annotations

import base64
import json
from typing import Any

from api.element_templates.properties import GROUPS, of_job_type
from handlers.job_types import Group, JobType, groups, job_types

SCHEMA = "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json"
PREFIX = "dingdian"
MESSAGE_TYPES = frozenset({"publish-message"})
"""Job types that send a message: for send tasks and message events instead of service tasks."""
_MESSAGE = {"eventDefinition": "bpmn:MessageEventDefinition"}
_COLOURS = ("#2f6f8f", "#8f4f2f", "#2f8f5b", "#6b4fa0", "#a0803a", "#a03a52", "#3a64a0", "#4f7a2f")


def templates() -> list[dict[str, Any]]:
    """All templates, in the catalogue's order; `publish-message` has one for its events and one for send tasks."""
    return [template for job_type in job_types().values() for template in _templates(job_type)]


def files() -> dict[str, str]:
    """The files of a folder `.camunda/element-templates`, by name: one for each chapter of the catalogue."""
    return {f"{PREFIX}-{group.id}.json": _file(group) for group in groups().values()}


def _file(group: Group) -> str:
    chapter = [one for job_type in job_types().values() if job_type.group == group for one in _templates(job_type)]
    return json.dumps(chapter, ensure_ascii=False, indent=2) + "\n"


def _templates(job_type: JobType) -> list[dict[str, Any]]:
    if job_type.type not in MESSAGE_TYPES:
        return [_template(job_type, "bpmn:ServiceTask")]
    return [
        _template(job_type, "bpmn:SendTask"),
        *(_template(job_type, event, _MESSAGE) for event in ("bpmn:IntermediateThrowEvent", "bpmn:EndEvent")),
    ]


def _template(job_type: JobType, element: str, event: dict[str, str] | None = None) -> dict[str, Any]:
    properties = of_job_type(job_type)
    used = {one.get("group") for one in properties}
    kind = element.removeprefix("bpmn:")
    return {
        "$schema": SCHEMA,
        "id": f"{PREFIX}.{job_type.type}" + ("" if kind == "ServiceTask" else f".{kind}"),
        "name": f"{job_type.name} {_english(job_type)}",
        "description": f"{job_type.does}。{_first_sentence(job_type.doc)}",
        "keywords": [job_type.type, job_type.group.zh, job_type.group.en],
        "category": {"id": f"{PREFIX}-{job_type.group.id}", "name": f"定点 · {job_type.group.zh} {job_type.group.en}"},
        "engines": {"camunda": "^8.6"},
        "appliesTo": [element] if event else ["bpmn:Task", element],
        "elementType": {"value": element, **(event or {})},
        "icon": {"contents": _icon(job_type.group)},
        "groups": [group for group in GROUPS if group["id"] in used],
        "entriesVisible": True,
        "properties": properties,
    }


def _english(job_type: JobType) -> str:
    return job_type.type.replace("-", " ").capitalize()


def _first_sentence(doc: str) -> str:
    return " ".join(doc.split()).split(". ")[0].rstrip(".") + "."


def _icon(group: Group) -> str:
    place = list(groups()).index(group.id)
    colour = _COLOURS[place % len(_COLOURS)]
    drawing = (
        "<svg xmlns='http://www.w3.org/2000/svg' width='18' height='18' viewBox='0 0 18 18'>"
        f"<rect x='1' y='1' width='16' height='16' rx='3' fill='{colour}'/>"
        f"<text x='9' y='13' font-size='11' text-anchor='middle' fill='#fff'>{group.zh[0]}</text></svg>"
    )
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()
