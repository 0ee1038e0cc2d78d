"""The fields a template shows in the Modeler's panel, each bound to a place in the diagram."""

from __future__ import annotations

from typing import Any, TypeAlias

from handlers.job_types import Header, JobType, ValueKind

Property: TypeAlias = dict[str, Any]
"""One entry of a template's `properties`, in the words of the official schema."""

HEADERS, INPUTS, OUTPUTS, LAW = "headers", "inputs", "outputs", "law"
GROUPS = [
    {"id": LAW, "label": "依据 Provision"},
    {"id": HEADERS, "label": "设定 Headers"},
    {"id": INPUTS, "label": "输入 Inputs"},
    {"id": OUTPUTS, "label": "输出 Outputs"},
]
_FIELDS: dict[ValueKind, Property] = {
    ValueKind.TEXT: {"type": "String", "feel": "optional"},
    ValueKind.NUMBER: {"type": "Number", "feel": "optional"},
    ValueKind.FLAG: {"type": "Boolean", "feel": "optional"},
    ValueKind.DATE: {"type": "String", "feel": "required", "placeholder": '=date("2026-09-29")'},
    ValueKind.LIST: {"type": "Text", "feel": "required", "placeholder": '=["…"]'},
}
PROVISION: Property = {
    "group": LAW,
    "label": "条款编号 Provision",
    "description": "本环节所依据的条款，如 O3-07-b；多个以逗号分隔。写入事件、期限和文书。",
    "type": "String",
    "optional": True,
    "binding": {"type": "zeebe:property", "name": "provision"},
    "constraints": {
        "notEmpty": False,
        "pattern": {"value": r"^[A-Z][A-Za-z0-9.-]*(\s*,\s*[A-Z][A-Za-z0-9.-]*)*$", "message": "填条款编号，如 O3-07-b"},
    },
}


def of_job_type(job_type: JobType) -> list[Property]:
    """Every field of that job type: its type (hidden), provision, headers, inputs and results."""
    hidden = {
        "type": "Hidden",
        "value": job_type.type,
        "binding": {"type": "zeebe:taskDefinition", "property": "type"},
    }
    return [
        hidden,
        PROVISION,
        *(_header(header) for header in job_type.headers),
        *(_input(name, kind) for name, kind in job_type.inputs.items()),
        *(_output(name) for name in job_type.returns),
    ]


def _header(header: Header) -> Property:
    found: Property = {
        "group": HEADERS,
        "label": f"{header.zh} {header.en}",
        "binding": {"type": "zeebe:taskHeader", "key": header.key},
        **_kind_of(header),
    }
    if header.hint:
        found["description"] = header.hint
    constraints: Property = {"notEmpty": not header.optional}
    if header.pattern and not header.choices:
        constraints["pattern"] = {"value": header.pattern, "message": header.hint or f"格式：{header.pattern}"}
    return found | {"constraints": constraints}


def _kind_of(header: Header) -> Property:
    if not header.choices:
        return {"type": "String", "optional": True} if header.optional else {"type": "String"}
    listed = [{"name": f"{choice.label} ({choice.value})", "value": choice.value} for choice in header.choices]
    return {"type": "Dropdown", "choices": listed} | ({"optional": True} if header.optional else {})


def _input(name: str, kind: ValueKind) -> Property:
    return {
        "group": INPUTS,
        "label": name,
        "optional": True,
        "binding": {"type": "zeebe:input", "name": name},
        **_FIELDS[kind],
    }


def _output(name: str) -> Property:
    return {
        "group": OUTPUTS,
        "label": f"{name} 存为变量",
        "description": "不填即按原名写入；填了任何一项，就只写入填了的各项。",
        "type": "String",
        "optional": True,
        "binding": {"type": "zeebe:output", "source": f"={name}"},
    }
