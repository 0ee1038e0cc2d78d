"""docs/reference/parameters.md, from the packaged defaults."""

from __future__ import annotations

from handlers.parameters.defaults import Definition, defaults

UNITS = {
    "working_day": "working days",
    "day": "days",
    "month": "months",
    "year": "years",
    "percent": "%",
    "hour": "hours",
    "byte": "bytes",
    "count": "",
    "none": "",
}

INTRODUCTION = """# Parameters

Every number and switch that the law leaves open or a pooling area may set itself. The values below are the defaults,
from `processes/parameters/default.yaml`; an area, or its province, overrides one from a date on, with a source
([how](../how-to/parameters.zh-CN.md)). The value in force on the date of the event counts.

Source: `provision` the text gives the number; `default` the text leaves it open and this is our proposal; `local` a
common local rule. A gap id names the open point of the law.

| name | Chinese | default | source | provision | gap |
|---|---|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    return INTRODUCTION + "".join(_row(definition) for definition in defaults().values())


def _row(definition: Definition) -> str:
    value = f"{_value(definition)} {UNITS[definition.unit]}".strip()
    cells = (
        f"`{definition.name}`",
        definition.title,
        value,
        definition.source,
        definition.provision or "",
        definition.gap or "",
    )
    return f"| {' | '.join(cells)} |\n"


def _value(definition: Definition) -> str:
    match definition.value:
        case None:
            return "not set"
        case bool(found):
            return "yes" if found else "no"
        case list(found):
            return ", ".join(map(str, found)) or "none"
        case found:
            return str(found)
