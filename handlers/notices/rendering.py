"""Turn a document into HTML: sandboxed Jinja, everything escaped, a missing fact is an error."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from handlers.resources import PROCESSES


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(PROCESSES / "documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["zh_date"] = zh_date
    return environment


def zh_date(day: date | str) -> str:
    """A date, or its ISO text, the way documents write it: 2026年9月29日."""
    value = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{value.year}年{value.month}月{value.day}日"


def render(template: str, values: Mapping[str, object]) -> str:
    """The HTML of processes/documents/<template>.html.j2 with those values."""
    return _environment().get_template(f"{template}.html.j2").render(values)
