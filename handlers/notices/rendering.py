"""Turn a document into HTML: sandboxed Jinja, everything escaped, a missing fact is an error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from jinja2 import FileSystemLoader, StrictUndefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from handlers.errors import InvalidFact
from handlers.resources import PROCESSES

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLACE = re.compile(r"\{(\w+)\}")


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
    environment.filters["shown"] = shown
    environment.filters["filled"] = filled
    return environment


def shown(value: object) -> str:
    """A fact the way documents write it: dates and yes or no in Chinese, everything else as it is."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        return zh_date(value)
    return str(value)


def filled(opening: str, facts: Mapping[str, object]) -> str:
    """A sentence with `{name}` replaced by the facts of that name. Raises InvalidFact for one that is not there."""

    def fact(found: re.Match[str]) -> str:
        if facts.get(found[1]) is None:
            raise InvalidFact("facts", f"the fact {found[1]}", None, "add it", "文书内容不完整。")
        return shown(facts[found[1]])

    return _PLACE.sub(fact, opening)


def zh_date(day: date | str) -> str:
    """A date, or its ISO text, the way documents write it: 2026年9月29日. Raises InvalidFact for another text."""
    try:
        value = date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError as error:
        raise InvalidFact("facts", "an ISO date", day, "correct the date", f"日期格式不正确：{day}。") from error
    return f"{value.year}年{value.month}月{value.day}日"


def render(template: str, values: Mapping[str, object]) -> str:
    """The HTML of processes/documents/<template>.html.j2 with those values.

    Raises InvalidFact if a fact lacks a part that the template shows, or a date is none.
    """
    try:
        return _environment().get_template(f"{template}.html.j2").render(values)
    except UndefinedError as error:
        raise InvalidFact(
            "facts", "every part that the document shows", error.message, "add the part", "文书内容不完整。"
        ) from error
